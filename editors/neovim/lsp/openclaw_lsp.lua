---@brief
---
--- https://github.com/OWNER/openclaw-lsp
---
--- `openclaw-lsp`, a language server for [OpenClaw](https://docs.openclaw.ai) configuration (JSON5): diagnostics as
--- OpenClaw itself would give them, completion, hover, quick fixes, formatting.
---
--- `openclaw-lsp` can be installed via `cargo`:
--- ```sh
--- cargo install --git https://github.com/OWNER/openclaw-lsp openclaw-lsp
--- ```
---
--- It serves `openclaw.json`, `openclaw.json5`, `clawdbot.json`, `*.openclaw.json`, `*.openclaw.json5`, the file that
--- `$OPENCLAW_CONFIG_PATH` names, and every buffer of the filetype `openclaw`. All settings are optional:
---
--- ```lua
--- vim.lsp.config('openclaw_lsp', {
---   settings = { openclaw = { version = '2026.9.6', locale = 'zh-TW' } },
--- })
--- ```

local names = { ['openclaw.json'] = true, ['openclaw.json5'] = true, ['clawdbot.json'] = true }

local function is_config(bufnr)
  if vim.bo[bufnr].filetype == 'openclaw' then
    return true
  end
  local path = vim.api.nvim_buf_get_name(bufnr)
  local name = vim.fs.basename(path) or ''
  local active = vim.env.OPENCLAW_CONFIG_PATH
  return names[name]
    or name:match('.%.openclaw%.json5?$') ~= nil
    or active ~= nil and active ~= '' and vim.fs.normalize(active) == vim.fs.normalize(path)
end

---@type vim.lsp.Config
return {
  cmd = { 'openclaw-lsp' },
  filetypes = { 'openclaw', 'json', 'jsonc', 'json5' },
  -- Most JSON files are none of its business.
  root_dir = function(bufnr, on_dir)
    if is_config(bufnr) then
      local path = vim.api.nvim_buf_get_name(bufnr)
      on_dir(path ~= '' and vim.fs.dirname(path) or nil)
    end
  end,
  -- One server knows all configs, wherever they are.
  reuse_client = function(client, config)
    return client.name == config.name
  end,
  settings = { openclaw = vim.empty_dict() },
  init_options = { clientCommands = { 'openclaw.copyText', 'openclaw.runInTerminal' } },
  commands = {
    ['openclaw.copyText'] = function(command)
      local text = command.arguments[1]
      vim.fn.setreg('"', text)
      pcall(vim.fn.setreg, '+', text)
      vim.notify('Copied: ' .. text)
    end,
    -- Types the command into a shell; whoever reads it there decides whether to press Enter.
    ['openclaw.runInTerminal'] = function(command)
      vim.cmd('botright new')
      vim.cmd('terminal')
      vim.api.nvim_chan_send(vim.bo.channel, command.arguments[1])
      vim.cmd('startinsert')
    end,
  },
}
