# 錯在哪裡，一則訊息一個項目。說明發生什麼事、該怎麼做；位置由診斷的範圍表示。
#
# 用語（與 OpenClaw 介面一致）：
#   agent 代理程式、alias 別名、argument 參數、array 陣列、auth profile 驗證設定檔、believed, not verified 據信（未經驗證）、
#   binding 綁定、cache 快取、channel 頻道、character 字元、command 指令、config 設定／設定檔、context 上下文、
#   credential 憑證、default 預設、deprecated 已淘汰、entry 項目、escape 跳脫序列、flag 旗標、gateway 閘道、header 標頭、
#   heartbeat 心跳、host 主機、key（JSON）鍵、API key API 金鑰、list 清單、log 記錄檔、login 登入、measured 實測、migrate 遷移、
#   object 物件、pattern 樣式、permission 權限、plugin 外掛、policy 政策、provider 供應商、quick fix 快速修正、reference 參照、
#   release 版本、role 角色、route 路由、sandbox 沙箱、secret 機密、server 伺服器、session 工作階段、store 儲存區、string 字串、
#   subscription 訂閱方案、token 照原文（閘道的為權杖）、variable 變數、workspace 工作區
# 鍵、路徑、值、指令與 SecretRef 等名稱一律照原文。中文與英數之間留一個空格，標點用全形，引號用「」。
