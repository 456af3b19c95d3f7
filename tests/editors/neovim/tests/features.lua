-- Hover, actions, formatting, hints and outline, each by Neovim's own gesture.
local harness = require('harness')

local CONFIG = [[
{
  agents: {
    defaults: {
      model: { primary: "anthropic/claude-opus-4-6" },
      models: {
        // the big one
        "anthropic/claude-opus-4-6": { params: { cacheControlTtl: "1h" /* an hour */ } }, // kept
      },
    },
  },
}
]]

local function open(name, text, init)
  local person = harness.installed(name, init)
  return harness.start(person, harness.write(person.home .. '/openclaw.json', text))
end

-- Presses a code action's title from the list that Neovim shows.
local function choose(editor, title)
  editor:lua([[
    local title = ...
    vim.ui.select = function(items, options, on_choice)
      _G.offered = vim.tbl_map(options.format_item or tostring, items)
      for index, label in ipairs(_G.offered) do
        if label:find(title, 1, true) then
          return on_choice(items[index], index)
        end
      end
    end
  ]], title)
  editor:lua('vim.lsp.buf.code_action()')
end

return {
  { 'hover in a floating window', function()
    local editor = open('hover', CONFIG)
    editor:expect({ '7: legacy-cache-ttl' })
    editor:move_to('cacheControlTtl')
    editor:lua('vim.lsp.buf.hover()')
    harness.eventually('hover', function()
      local text = editor:lua([[
        for _, window in ipairs(vim.api.nvim_list_wins()) do
          if vim.api.nvim_win_get_config(window).relative ~= '' then
            local buffer = vim.api.nvim_win_get_buf(window)
            return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
          end
        end
        return ''
      ]])
      return text:find('cacheRetention', 1, true) ~= nil or text
    end)
    editor:stop()
  end },

  { 'cacheControlTtl becomes cacheRetention, and comments stay', function()
    local editor = open('action', CONFIG)
    editor:expect({ '7: legacy-cache-ttl' })
    editor:move_to('cacheControlTtl')
    choose(editor, 'cacheRetention: "long"')
    local expected = CONFIG:gsub('cacheControlTtl: "1h"', 'cacheRetention: "long"')
    harness.eventually('the migrated text', function()
      return editor:text() == expected or { editor:text(), editor:lua('return _G.offered or {}') }
    end)
    editor:expect({})
    editor:stop()
  end },

  { 'format', function()
    local editor = open('format', '{gateway:{port:1,},  // note\n}\n')
    editor:expect({})
    editor:lua('vim.lsp.buf.format({ timeout_ms = 5000 })')
    harness.same(editor:text(), '{\n  gateway: { port: 1, }, // note\n}\n')
    editor:stop()
  end },

  { 'inlay hints, as the README enables them', needs = 'nvim-0.10', function()
    local text = CONFIG:gsub('cacheControlTtl: "1h"', 'cacheRetention: "long"')
    local editor = open('hints', text, harness.readme('More, if you like'))
    harness.eventually('hints', function()
      local labels = editor:lua([[
        return vim.tbl_map(function(hint)
          local label = hint.inlay_hint.label
          return { hint.inlay_hint.position.line + 1, type(label) == 'string' and label or label[1].value }
        end, vim.lsp.inlay_hint.get({ bufnr = 0 }))
      ]])
      for _, label in ipairs(labels) do
        if label[1] == 7 and label[2]:find('1 h', 1, true) then
          return true
        end
      end
      return labels
    end)
    editor:stop()
  end },

  { 'outline', function()
    local editor = open('outline', CONFIG)
    editor:expect({ '7: legacy-cache-ttl' })
    editor:lua('vim.lsp.buf.document_symbol()')
    harness.eventually('outline', function()
      -- Until 0.11 it went into the quickfix list.
      local list = editor:lua([[
        local items = vim.list_extend(vim.fn.getloclist(0), vim.fn.getqflist())
        return vim.tbl_map(function(item)
          return item.text
        end, items)
      ]])
      local text = table.concat(list, '\n')
      return text:find('agents', 1, true) and text:find('primary', 1, true) and true or list
    end)
    editor:stop()
  end },

  { 'colours without tree-sitter', function()
    local editor = open('colours', CONFIG)
    local groups = editor:lua([[
      local found = {}
      for _, pattern in ipairs({ 'agents', '"anthropic/claude-opus-4-6": ', '"1h"', '// the', 'an hour' }) do
        local line, column = unpack(vim.fn.searchpos(pattern, 'cw'))
        table.insert(found, vim.fn.synIDattr(vim.fn.synID(line, column, 1), 'name'))
      end
      return found
    ]])
    local expected = { 'openclawKey', 'openclawKey', 'openclawString', 'openclawComment', 'openclawComment' }
    harness.same(groups, expected)
    harness.same(editor:lua('return vim.bo.commentstring'), '// %s')
    editor:stop()
  end },
}
