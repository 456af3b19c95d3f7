-- The names that OpenClaw's configs have, and the one that OpenClaw is told to read.
local filename = {
  ['openclaw.json'] = 'openclaw',
  ['openclaw.json5'] = 'openclaw',
  ['clawdbot.json'] = 'openclaw',
}
local active = vim.env.OPENCLAW_CONFIG_PATH
if active and active ~= '' then
  filename[vim.fs.normalize(active)] = 'openclaw'
end

vim.filetype.add({
  filename = filename,
  pattern = { ['.*/[^/]+%.openclaw%.json5?'] = 'openclaw' },
})
