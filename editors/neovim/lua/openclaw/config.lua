-- The server's configuration, and its start where Neovim has no vim.lsp.enable (before 0.11).
local M = {}

local name = 'openclaw_lsp'

M.builtin = vim.fn.has('nvim-0.11') == 1

--- What is in force: lsp/openclaw_lsp.lua with the user's own settings over it.
function M.resolved()
  if M.builtin then
    return vim.lsp.config[name]
  end
  local file = vim.api.nvim_get_runtime_file('lsp/openclaw_lsp.lua', false)[1]
  local config = vim.tbl_deep_extend('force', dofile(file), vim.g.openclaw_lsp_config or {})
  config.name = name
  return config
end

local function start(bufnr)
  local config = M.resolved()
  config.root_dir(bufnr, function(root_dir)
    config.root_dir = root_dir
    vim.lsp.start(config, { bufnr = bufnr, reuse_client = config.reuse_client })
  end)
end

--- Starts the server for every config that is opened.
function M.enable()
  if M.builtin then
    vim.lsp.enable(name)
    return
  end
  local group = vim.api.nvim_create_augroup('openclaw_lsp', {})
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = M.resolved().filetypes,
    callback = function(event)
      start(event.buf)
    end,
  })
end

return M
