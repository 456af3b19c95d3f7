-- :OpenClawValidate against a provider on this machine, which the server asks about first.
local harness = require('harness')
local stand_in = require('stand_in')

local KEY = 'sk-EXAMPLE-not-a-real-key'

local function open(name, port)
  local person = harness.installed(name)
  local path = harness.write(person.home .. '/.openclaw/openclaw.json', ([[
{
  agents: { defaults: { model: { primary: "near/small" } } },
  models: {
    providers: {
      near: {
        baseUrl: "http://127.0.0.1:%d/v1", api: "openai-completions", apiKey: "%s",
        models: [{ id: "small", name: "Small" }],
      },
    },
  },
}
]]):format(port, KEY))
  local editor = harness.start(person, path)
  editor:served()
  return editor
end

-- Answers the server's questions by the button of this number; 0 closes them.
local function answering(editor, number)
  editor:lua([[
    local number = ...
    _G.asked = {}
    vim.ui.select = function(items, options, on_choice)
      table.insert(_G.asked, options.prompt)
      on_choice(items[number], items[number] and number)
    end
  ]], number)
end

local function page(editor)
  harness.eventually('the page', function()
    return editor:lua('return vim.api.nvim_buf_get_name(0)'):find('openclaw://credentials', 1, true) ~= nil
      or editor:lua('return _G.notified')
  end)
  local text = editor:text()
  assert(not text:find(KEY, 1, true), 'the page shows the key')
  return text
end

return {
  { 'a key that works, after consent', function()
    local provider = stand_in.start(function()
      return '200 OK', '{"object":"list","data":[{"id":"small","object":"model"}]}'
    end)
    local editor = open('valid', provider.port)
    answering(editor, 1)
    editor:lua('vim.cmd.OpenClawValidate()')
    harness.contains(page(editor), '# near')
    harness.contains(editor:lua('return _G.asked[1]'), '127.0.0.1')
    harness.contains(provider.requests[1], KEY)
    editor:stop()
    provider.stop()
  end },

  { 'a key that is refused', function()
    local provider = stand_in.start(function()
      return '401 Unauthorized', '{"error":{"message":"no","type":"invalid_request_error"}}'
    end)
    local editor = open('refused', provider.port)
    answering(editor, 1)
    editor:lua('vim.cmd.OpenClawValidate("near")')
    harness.contains(page(editor), 'rejects this credential')
    editor:keys('q')
    harness.eventually('a finding in the config', function()
      return #editor:findings() > 0
    end)
    editor:stop()
    provider.stop()
  end },

  { 'nothing is sent without consent', function()
    local provider = stand_in.start(function()
      return '200 OK', '{}'
    end)
    local editor = open('declined', provider.port)
    answering(editor, 0)
    editor:lua('vim.cmd.OpenClawValidate()')
    harness.contains(page(editor), '# near')
    harness.same(#editor:lua('return _G.asked'), 1)
    harness.same(provider.requests, {})
    editor:stop()
    provider.stop()
  end },

  { 'given up half-way', function()
    local provider = stand_in.start(function() end)
    local editor = open('given-up', provider.port)
    answering(editor, 1)
    editor:lua('vim.cmd.OpenClawValidate()')
    harness.eventually('the request', function()
      return #provider.requests == 1
    end)
    editor:lua('vim.cmd("OpenClawValidate!")')
    harness.eventually('the end of the connection', function()
      return provider.closed == 1
    end)
    editor:stop()
    provider.stop()
  end },
}
