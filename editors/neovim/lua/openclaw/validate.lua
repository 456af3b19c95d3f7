-- :OpenClawValidate
local client_of = require('openclaw.client')
local page = require('openclaw.page')

local COMMAND = 'openclaw-lsp.validateCredentials'

local M = {}

-- What is under way: ids of requests by id of client.
local running = {}

-- One line for each source that was tried.
local function lines_of(answer)
  local lines = {}
  for _, provider in ipairs(answer.providers) do
    vim.list_extend(lines, { '# ' .. provider.provider, '' })
    for _, result in ipairs(provider.results) do
      local source = type(result.source) == 'string' and ('`%s`: '):format(result.source) or ''
      table.insert(lines, '- ' .. source .. result.text:gsub('\n', ' '))
    end
    table.insert(lines, '')
  end
  table.remove(lines)
  return lines
end

--- Has the server ask the providers (or one of them) whether the credentials of the current config work. The server asks
--- for consent where that is due, and says by itself why nothing could be asked.
function M.validate(provider)
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
  local sent, id
  sent, id = client_of.request(client, bufnr, 'workspace/executeCommand', params, function(err, answer)
    running[id] = nil
    if err then
      vim.notify(err.message, vim.log.levels.ERROR)
    elseif type(answer) == 'table' and answer.providers then
      client_of.pull(client, bufnr)
      page.show('credentials', lines_of(answer))
    end
  end)
  if sent then
    running[id] = client
  end
end

--- Gives up what is under way. Neovim hands on no answer to a request that was cancelled, so this is its end.
function M.cancel()
  for id, client in pairs(running) do
    client_of.cancel(client, id)
  end
  vim.notify(next(running) and 'OpenClaw: given up, nothing more is asked' or 'OpenClaw: nothing is being validated')
  running = {}
end

return M
