if vim.g.loaded_openclaw then
  return
end
vim.g.loaded_openclaw = 1

if vim.fn.has('nvim-0.8') == 0 then
  vim.notify('openclaw-lsp needs Neovim 0.8 or later', vim.log.levels.ERROR)
  return
end

require('openclaw.config').enable()

local command = vim.api.nvim_create_user_command
command('OpenClawValidate', function(arguments)
  local validate = require('openclaw.validate')
  if arguments.bang then
    validate.cancel()
  else
    validate.validate(arguments.fargs[1])
  end
end, { nargs = '?', bang = true, desc = 'Ask the providers whether the credentials of this config work' })
command('OpenClawFix', function()
  require('openclaw.fix')()
end, { desc = 'Apply all sure fixes in this config' })
command('OpenClawExplain', function(arguments)
  require('openclaw.explain')(arguments.fargs[1])
end, { nargs = '?', desc = 'Explain a finding: the one under the cursor, or a code' })
