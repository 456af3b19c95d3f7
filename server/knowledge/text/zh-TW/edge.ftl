# 語言伺服器本身的訊息。

action-fix-all = 套用此檔案中所有確定無誤的修正
action-fix-kind = 套用此檔案中 openclaw/{ $code } 所有確定無誤的修正
diagnostics-not-shown = 另有 { $count } 項檢查結果未在此顯示。`openclaw-lsp check` 會列出全部。

setting-ignored = 設定 { $setting } 的值型別不對，已忽略。可填的值請見說明文件的設定頁。

schema-unreadable = openclaw.schemaFile 指定的 schema 未被採用：{ $file }：{ $reason }。請用此指令產生：openclaw config schema > FILE
