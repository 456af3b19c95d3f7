-- Completion accepted by keys: while typing, by omnifunc, and by a client without snippets.
local harness = require('harness')

local TEXT = [[
{
  agents: {
    defaults: {
      models: {
        "anthropic/claude-opus-4-6": { params: { cacheRetention:  } },
      },
    },
  },
}
]]
local PICKED = TEXT:gsub('cacheRetention:  }', 'cacheRetention: "long" }')

local WITHOUT_SNIPPETS = [[
local capabilities = vim.lsp.protocol.make_client_capabilities()
capabilities.textDocument.completion.completionItem.snippetSupport = false
if vim.lsp.config then
  vim.lsp.config('openclaw_lsp', { capabilities = capabilities })
else
  vim.g.openclaw_lsp_config = { capabilities = capabilities }
end
]]

local function open(name, text, init)
  local person = harness.installed(name, init)
  local editor = harness.start(person, harness.write(person.home .. '/openclaw.json', text))
  editor:served()
  return editor
end

local function line(editor)
  return editor:lua('return vim.fn.getline(".")')
end

-- Waits for a menu that holds the label, goes to it, and takes it. Where it is all there is, Neovim may take it by itself.
local function pick(editor, label, inserted)
  local item
  harness.eventually('a menu with ' .. label, function()
    if line(editor):find(inserted, 1, true) then
      return true
    end
    local items = editor:lua('return vim.fn.complete_info({ "items" }).items')
    local labels = {}
    for _, it in ipairs(items) do
      item = (it.abbr == label or it.word == label) and it or item
      table.insert(labels, it.abbr ~= '' and it.abbr or it.word)
    end
    return item ~= nil or labels
  end)
  for _ = 1, 50 do
    if line(editor):find(inserted, 1, true) then
      break
    end
    editor:keys('<C-n>')
  end
  harness.contains(line(editor), inserted)
  editor:keys('<C-y>')
  return item
end

local function by_omnifunc(name, init)
  local editor = open(name, TEXT, init)
  editor:move_to('cacheRetention:')
  editor:keys('f:la<C-x><C-o>')
  local item = pick(editor, '"long"', '"long"')
  harness.contains(vim.inspect(item), '1 h')
  editor:keys('<Esc>')
  harness.eventually('the picked value', function()
    return editor:text() == PICKED or editor:text()
  end)
  editor:stop()
end

return {
  { 'a value by omnifunc', function()
    by_omnifunc('omnifunc')
  end },

  { 'a value by omnifunc, without snippets', function()
    by_omnifunc('omnifunc-plain', WITHOUT_SNIPPETS)
  end },

  { 'a key while typing, its snippet filled in', needs = 'nvim-0.11', function()
    local editor = open('autotrigger', '{\n  \n}\n', harness.readme('More, if you like'))
    -- A key at a time: what follows within 25 ms keeps Neovim from asking.
    editor:keys('2GA"')
    harness.eventually('a menu', function()
      return editor:lua('return vim.fn.pumvisible()') == 1
    end)
    editor:keys('gat')
    pick(editor, 'gateway', '"gateway"')
    harness.eventually('the snippet', function()
      return editor:text() == '{\n  "gateway": {}\n}\n' or editor:text()
    end)
    editor:keys('port: 1<Esc>')
    harness.eventually('what is typed into it', function()
      return editor:text() == '{\n  "gateway": {port: 1}\n}\n' or editor:text()
    end)
    editor:stop()
  end },

  { 'a key without snippets, quoted or not as the others are', function()
    for name, case in pairs({
      quoted = { '{\n  "meta": {},\n  \n}\n', '"gat', '"gateway": {}' },
      bare = { '{\n  meta: {},\n  \n}\n', 'gat', 'gateway: {}' },
    }) do
      local text, typed, expected = unpack(case)
      local editor = open('key-' .. name, text, WITHOUT_SNIPPETS)
      editor:keys('3GA' .. typed .. '<C-x><C-o>')
      pick(editor, 'gateway', expected)
      editor:keys('<Esc>')
      harness.eventually('the key', function()
        return editor:text() == text:gsub('\n  \n', '\n  ' .. expected .. '\n') or editor:text()
      end)
      editor:stop()
    end
  end },
}
