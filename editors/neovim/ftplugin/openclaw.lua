if vim.b.did_ftplugin == 1 then
  return
end
vim.b.did_ftplugin = 1

-- As OpenClaw itself writes its configs.
vim.bo.expandtab = true
vim.bo.shiftwidth = 2
vim.bo.softtabstop = 2
vim.bo.commentstring = '// %s'
vim.bo.comments = 'sO:* -,mO:*  ,exO:*/,s1:/*,mb:*,ex:*/,://'
vim.opt_local.formatoptions:remove('t')
vim.opt_local.formatoptions:append('croql')
vim.b.undo_ftplugin = 'setlocal expandtab< shiftwidth< softtabstop< commentstring< comments< formatoptions<'

-- Where a tree-sitter parser of JSON5 and its colours are installed they are finer than syntax/openclaw.vim.
local function installed(pattern)
  return #vim.api.nvim_get_runtime_file(pattern, false) > 0
end
if installed('parser/json5.*') and installed('queries/json5/highlights.scm') then
  if vim.treesitter.language.register then
    vim.treesitter.language.register('json5', 'openclaw')
  end
  if pcall(vim.treesitter.start, 0, 'json5') then
    vim.b.undo_ftplugin = vim.b.undo_ftplugin .. ' | lua vim.treesitter.stop()'
  end
end
