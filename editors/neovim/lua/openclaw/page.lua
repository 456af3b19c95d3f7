-- A text to read in a window of its own.
local M = {}

--- Opens Markdown below all windows; q closes it. An older page of the same name is replaced.
function M.show(name, lines)
  name = 'openclaw://' .. name
  local old = vim.fn.bufnr('^' .. vim.fn.escape(name, '*?[]{}~\\') .. '$')
  if old ~= -1 then
    vim.api.nvim_buf_delete(old, { force = true })
  end
  vim.cmd('botright new')
  local bufnr = vim.api.nvim_get_current_buf()
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, lines)
  vim.bo[bufnr].buftype = 'nofile'
  vim.bo[bufnr].bufhidden = 'wipe'
  vim.bo[bufnr].swapfile = false
  vim.bo[bufnr].modifiable = false
  vim.bo[bufnr].filetype = 'markdown'
  vim.api.nvim_buf_set_name(bufnr, name)
  vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = bufnr, nowait = true, desc = 'Close this page' })
end

return M
