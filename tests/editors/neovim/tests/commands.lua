-- :OpenClawFix, :OpenClawExplain, :checkhealth openclaw, and the help.
local harness = require('harness')

local function open(name, text, init)
  local person = harness.installed(name, init)
  return harness.start(person, harness.write(person.home .. '/.openclaw/openclaw.json', text)), person
end

local function health(editor)
  editor:lua('vim.cmd.checkhealth("openclaw")')
  harness.eventually('the report', function()
    return editor:text():find('openclaw', 1, true) ~= nil
  end)
  return editor:text()
end

return {
  { 'OpenClawFix', function()
    local editor = open('fix', '{\n  // kept\n  gateway: { port: 1 bind: "lan" },\n}\n')
    editor:expect({ '3: syntax' })
    editor:lua('vim.cmd.OpenClawFix()')
    harness.same(editor:text(), '{\n  // kept\n  gateway: { port: 1, bind: "lan" },\n}\n')
    editor:keys('u')
    editor:expect({ '3: syntax' })
    editor:stop()
  end },

  { 'OpenClawExplain under the cursor, and in another language', function()
    local init = harness.readme('Settings', vim.fn.has('nvim-0.11') == 1 and 1 or 2)
    local editor = open('explain', '{ unknown: 1 }\n', init)
    editor:expect({ '1: unknown-key' })
    editor:move_to('unknown')
    editor:lua('vim.cmd.OpenClawExplain()')
    local page = harness.read(harness.repository .. '/server/knowledge/text/zh-TW/rules/unknown-key.md')
    harness.same(editor:text(), vim.trim(page) .. '\n')
    harness.same(editor:lua('return vim.bo.filetype'), 'markdown')
    editor:keys('q')
    harness.eventually('the config', function()
      return editor:lua('return vim.bo.filetype') == 'openclaw'
    end)
    editor:stop()
  end },

  { 'OpenClawExplain of a code, and of none', function()
    local editor = open('explain-code', '{}\n')
    editor:expect({})
    editor:lua('vim.cmd.OpenClawExplain()')
    harness.same(editor:lua('return _G.notified'), { 'There is nothing to explain on this line' })
    editor:lua('vim.cmd.OpenClawExplain("openclaw/duplicate-key")')
    harness.contains(editor:text(), 'duplicate-key')
    editor:lua('vim.cmd.close()')
    editor:lua('vim.cmd.OpenClawExplain("no-such-code")')
    harness.contains(editor:lua('return _G.notified[2]'), 'no-such-code')
    editor:stop()
  end },

  { 'checkhealth', function()
    local editor, person = open('health', '{}\n')
    local modules = person.home .. '/lib/node_modules/openclaw'
    harness.write(modules .. '/package.json', '{ "name": "openclaw", "version": "2026.9.6" }')
    harness.write(modules .. '/openclaw.mjs', '#!/bin/false')
    harness.shell(person, 'mkdir bin; ln -s ../lib/node_modules/openclaw/openclaw.mjs bin/openclaw; chmod +x bin/openclaw')
    editor:lua('vim.env.PATH = ... .. "/bin:" .. vim.env.PATH', person.home)
    editor:served()
    local report = health(editor)
    for _, part in ipairs({
      'is openclaw-lsp ' .. vim.env.OPENCLAW_VERSION,
      'OpenClaw 2026.9.6: ',
      'The active config is `' .. person.home .. '/.openclaw/openclaw.json`',
      'serves 1 buffer',
    }) do
      harness.contains(report, part)
    end
    for _, part in ipairs({ 'ERROR', 'WARNING', 'older than' }) do
      assert(not report:find(part, 1, true), report)
    end
    editor:stop()
  end },

  { 'a missing server, and a program that is another', function()
    local person = harness.installed('missing')
    person.environment.PATH = '/usr/bin:/bin'
    local editor = harness.start(person, harness.write(person.home .. '/openclaw.json', '{ a: 1 }\n'))
    editor:keys('A // typed<Esc>')
    harness.eventually('typing goes on', function()
      return editor:text() == '{ a: 1 } // typed\n' or editor:text()
    end)
    harness.contains(health(editor), '`openclaw-lsp` cannot be run')
    editor:lua('vim.cmd.OpenClawFix()')
    harness.contains(editor:lua('return _G.notified[#_G.notified]'), 'checkhealth openclaw')
    harness.write(person.home .. '/bin/openclaw-lsp', '#!/bin/sh\necho something else 1.2.3')
    harness.shell(person, 'chmod +x bin/openclaw-lsp')
    editor:lua('vim.env.PATH = ... .. "/bin:" .. vim.env.PATH', person.home)
    harness.contains(health(editor), 'is another program')
    editor:stop()
  end },

  { 'help', function()
    local editor, person = open('help', '{}\n')
    local doc = person.home .. '/.local/share/nvim/site/pack/openclaw/start/openclaw/doc'
    editor:lua('vim.cmd.helptags(...)', doc)
    editor:lua('vim.cmd.help(":OpenClawFix")')
    harness.contains(editor:text(), ':OpenClawFix    Apply all sure fixes')
    editor:stop()
  end },
}
