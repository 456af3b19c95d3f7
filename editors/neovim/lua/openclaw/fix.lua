-- :OpenClawFix
local client_of = require('openclaw.client')

--- Applies all sure fixes in a buffer before it returns, so that it also serves in BufWritePre.
return function(bufnr)
  bufnr = bufnr or vim.api.nvim_get_current_buf()
  local client = client_of.of(bufnr)
  if not client then
    return
  end
  local start = { line = 0, character = 0 }
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(bufnr) },
    range = { start = start, ['end'] = start },
    context = { diagnostics = {}, only = { 'source.fixAll.openclaw' } },
  }
  local actions = client_of.request_sync(client, bufnr, 'textDocument/codeAction', params, 5000)
  if not actions then
    vim.notify('openclaw-lsp gave no answer within 5 seconds', vim.log.levels.ERROR)
    return
  end
  for _, action in ipairs(actions) do
    if action.edit then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
    end
  end
end
