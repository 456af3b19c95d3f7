-- Findings on open, while typing, and on save; which files are served.
local harness = require('harness')

local BROKEN = [[
{
  // a comment
  gateway: { port: 18789, bind: "everywhere" },
  unknown: 1,
}
]]

local function open(name, file, text, init)
  local person = harness.installed(name, init)
  local path = harness.write(person.home .. '/' .. file, text)
  return harness.start(person, path), person
end

return {
  { 'on open', function()
    local editor = open('open', '.openclaw/openclaw.json', BROKEN)
    editor:expect({ '3: not-allowed-value', '4: unknown-key' })
    harness.same(editor:lua('return vim.bo.filetype'), 'openclaw')
    local message = editor:lua('return vim.diagnostic.get(0, { lnum = 3 })[1].message')
    harness.contains(message, 'unknown')
    editor:stop()
  end },

  { 'while typing, and again as they were after undo', function()
    local editor = open('typing', 'openclaw.json5', '{\n  gateway: { port: 18789 },\n}\n')
    editor:expect({})
    editor:move_to('18789')
    editor:keys('cw"x"<Esc>')
    editor:expect({ '2: wrong-type' })
    editor:keys('u')
    editor:expect({})
    editor:stop()
  end },

  { 'what others wrote, after it is read again', function()
    local editor, person = open('reread', 'team.openclaw.json', '{}\n')
    editor:expect({})
    harness.write(person.home .. '/team.openclaw.json', BROKEN)
    editor:lua('vim.cmd.edit({ bang = true })')
    editor:expect({ '3: not-allowed-value', '4: unknown-key' })
    editor:stop()
  end },

  { 'fixes and formats on save, as the README has it', function()
    local text = '{\n  // kept\n  gateway: {port: 1 bind: "lan"},\n}\n'
    local init = harness.readme('More, if you like')
    local editor, person = open('save', 'openclaw.json', text, init)
    editor:expect({ '3: syntax' })
    editor:lua('vim.cmd.write()')
    editor:expect({})
    local saved = harness.read(person.home .. '/openclaw.json')
    harness.same(saved, editor:text())
    harness.contains(saved, '// kept')
    harness.contains(saved, '  gateway: { port: 1, bind: "lan" },\n')
    editor:stop()
  end },

  { 'only in configs', function()
    local served = {
      ['openclaw.json'] = true,
      ['openclaw.json5'] = true,
      ['clawdbot.json'] = true,
      ['team.openclaw.json5'] = true,
      ['chosen.json'] = true,
      ['package.json'] = false,
      ['other.json5'] = false,
      ['.openclaw.json'] = false,
    }
    local person = harness.installed('names')
    person.environment.OPENCLAW_CONFIG_PATH = person.home .. '/chosen.json'
    local editor = harness.start(person)
    for name, expected in pairs(served) do
      harness.write(person.home .. '/' .. name, '{ unknown: 1 }\n')
      editor:lua('vim.cmd.edit(...)', person.home .. '/' .. name)
      if expected then
        editor:expect({ '1: unknown-key' })
      end
      harness.same(editor:lua('return vim.bo.filetype == "openclaw"'), expected, name)
    end
    local attached = editor:lua([[
      local get = vim.lsp.get_clients or vim.lsp.get_active_clients
      return vim.tbl_map(function(client)
        return { client.name, vim.tbl_count(client.attached_buffers) }
      end, get())
    ]])
    harness.same(attached, { { 'openclaw_lsp', 5 } })
    editor:stop()
  end },

  { 'in an included file, by its filetype, as the README has it', function()
    local editor = open('included', 'agents.json5', '{ unknown: 1 }\n', harness.readme('Settings', 3))
    editor:expect({ '1: unknown-key' })
    editor:stop()
  end },
}
