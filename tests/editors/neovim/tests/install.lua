-- The ways to install that the README names (the built-in packages are what all other tests use).
local harness = require('harness')

return {
  { 'vim.pack', needs = 'nvim-0.12', function()
    local person = harness.person('pack')
    harness.write(person.home .. '/.config/nvim/init.lua', harness.readme('vim.pack'))
    local file = harness.write(person.home .. '/openclaw.json', '{ unknown: 1 }\n')
    -- It asks before it clones.
    local editor = harness.start(person, '--cmd', 'lua vim.fn.confirm = function() return 1 end', file)
    editor:expect({ '1: unknown-key' })
    harness.same(editor:lua('return vim.bo.filetype'), 'openclaw')
    editor:stop()
  end },
}
