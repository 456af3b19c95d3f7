-- The running language server of a buffer, whatever the version of Neovim.
local M = {}

M.name = 'openclaw_lsp'

--- The server attached to a buffer; nil, having said so, when there is none.
function M.of(bufnr)
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  local client = get({ name = M.name, bufnr = bufnr })[1]
  if not client then
    vim.notify('openclaw-lsp does not serve this buffer; :checkhealth openclaw says more', vim.log.levels.WARN)
  end
  return client
end

-- Methods of a client were plain functions until 0.11.
local function method(client, name)
  if vim.fn.has('nvim-0.11') == 1 then
    return function(...)
      return client[name](client, ...)
    end
  end
  return client[name]
end

--- Asks and calls back with (error, result); whether it was sent, and the request's id.
function M.request(client, bufnr, name, params, callback)
  return method(client, 'request')(name, params, callback, bufnr)
end

--- Asks and waits; nil when there was no answer.
function M.request_sync(client, bufnr, name, params, timeout)
  local answer = method(client, 'request_sync')(name, params, timeout, bufnr)
  return answer and answer.result
end

--- Tells the server that nobody waits for this answer any more.
function M.cancel(client, id)
  method(client, 'cancel_request')(id)
end

--- Whether the server has this command.
function M.has_command(client, command)
  local provider = client.server_capabilities.executeCommandProvider
  return vim.tbl_contains(provider and provider.commands or {}, command)
end

--- The program that serves, or would.
function M.program()
  local config = require('openclaw.config').resolved()
  local cmd = config and config.cmd
  return type(cmd) == 'table' and cmd[1] or 'openclaw-lsp'
end

--- Asks for the findings anew. Neovim 0.10 cannot be told to by the server.
function M.pull(client, bufnr)
  if vim.fn.has('nvim-0.11') == 0 and client.server_capabilities.diagnosticProvider then
    M.request(client, bufnr, 'textDocument/diagnostic', { textDocument = vim.lsp.util.make_text_document_params(bufnr) })
  end
end

return M
