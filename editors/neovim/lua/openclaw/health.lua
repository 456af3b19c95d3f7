-- :checkhealth openclaw
local config = require('openclaw.config')
local program_of = require('openclaw.client').program

-- The server's version that these files came with.
local VERSION = '0.1.0'

local health = vim.health
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local info = health.info or health.report_info
local warn = health.warn or health.report_warn
local error = health.error or health.report_error

local uv = vim.uv or vim.loop

local function older(version, than)
  local parse = function(text)
    local major, minor, patch = text:match('^(%d+)%.(%d+)%.(%d+)')
    return { tonumber(major), tonumber(minor), tonumber(patch) }
  end
  version, than = parse(version), parse(than)
  for part = 1, 3 do
    if version[part] ~= than[part] then
      return version[part] < than[part]
    end
  end
  return false
end

local function check_editor()
  if vim.fn.has('nvim-0.11') == 1 then
    ok('Neovim starts the server by vim.lsp.enable()')
  elseif vim.fn.has('nvim-0.8') == 1 then
    ok('Neovim starts the server by vim.lsp.start()')
  else
    error('Neovim is too old', 'Install Neovim 0.8 or later')
  end
end

local function check_server()
  local program = program_of()
  local path = vim.fn.exepath(program)
  if path == '' then
    error(("`%s` cannot be run"):format(program), {
      'Install it: cargo install --git https://github.com/OWNER/openclaw-lsp openclaw-lsp',
      'See to it that the folder it is in is on the PATH that Neovim was started with',
      'Or name it in full: see :help openclaw-cmd',
    })
    return
  end
  local answer = vim.fn.system({ path, '--version' })
  local version = answer:match('^openclaw%-lsp (%d+%.%d+%.%d+%S*)')
  if not version then
    error(('`%s` is another program: it does not answer --version as openclaw-lsp does'):format(path))
  elseif older(version, VERSION) then
    warn(('`%s` is openclaw-lsp %s, older than these files (%s)'):format(path, version, VERSION), 'Update it')
  else
    ok(('`%s` is openclaw-lsp %s'):format(path, version))
  end
end

-- OpenClaw's version stands in the manifest beside its program, so that it need not be run.
local function manifest_version(path)
  local folder = vim.fs.dirname(uv.fs_realpath(path) or path)
  for _, file in ipairs({ folder .. '/package.json', folder .. '/../package.json' }) do
    local read, lines = pcall(vim.fn.readfile, file)
    local parsed, manifest = pcall(vim.fn.json_decode, read and lines or '')
    if read and parsed and type(manifest) == 'table' and manifest.name == 'openclaw' then
      return manifest.version
    end
  end
end

local function check_openclaw()
  local path = vim.fn.exepath('openclaw')
  if path == '' then
    info('No `openclaw` on the PATH: configs are checked against the release that they were last written by,'
      .. ' else the newest known; the setting `openclaw.version` chooses another')
  else
    ok(('OpenClaw %s: `%s`'):format(manifest_version(path) or 'of unknown version', path))
  end
end

local function active_config()
  local function given(name)
    local value = vim.env[name]
    return value and value ~= '' and vim.fs.normalize(value) or nil
  end
  local state = given('OPENCLAW_STATE_DIR') or vim.fs.normalize('~/.openclaw')
  return given('OPENCLAW_CONFIG_PATH') or state .. '/openclaw.json'
end

local function check_config()
  local path = active_config()
  if not uv.fs_stat(path) then
    info(('No config at `%s`'):format(path))
  elseif not uv.fs_access(path, 'R') then
    error(('`%s` cannot be read'):format(path))
  else
    ok(('The active config is `%s`'):format(path))
  end
end

local function check_buffers()
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  local clients = get({ name = 'openclaw_lsp' })
  if #clients == 0 then
    info('The server is not running: it starts with the first config that is opened')
  end
  for _, client in ipairs(clients) do
    local count = vim.tbl_count(client.attached_buffers)
    ok(('The server is running and serves %d %s'):format(count, count == 1 and 'buffer' or 'buffers'))
  end
end

return {
  check = function()
    start('openclaw')
    check_editor()
    check_server()
    check_openclaw()
    check_config()
    check_buffers()
  end,
}
