" Nesting is that of JSON.
runtime! indent/json.vim
