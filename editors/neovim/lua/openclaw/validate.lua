-- :OpenClawValidate
local client_of = require('openclaw.client')

local COMMAND = 'openclaw-lsp.validateCredentials'

--- Has the server ask the providers (or one of them) whether the credentials of the current config work. The server
--- asks for consent where that is due, says how far it is, and reports what it found.
return function(provider)
  local bufnr = vim.api.nvim_get_current_buf()
  local client = client_of.of(bufnr)
  if not client then
    return
  end
  if not client_of.has_command(client, COMMAND) then
    vim.notify('This openclaw-lsp cannot validate credentials; update it', vim.log.levels.ERROR)
    return
  end
  local params = {
    command = COMMAND,
    arguments = { { uri = vim.uri_from_bufnr(bufnr), provider = provider } },
  }
  client_of.request(client, bufnr, 'workspace/executeCommand', params, function(err, result)
    if err then
      vim.notify(err.message, vim.log.levels.ERROR)
    elseif result and result ~= vim.NIL then
      vim.notify(type(result) == 'string' and result or vim.inspect(result))
    end
  end)
end
