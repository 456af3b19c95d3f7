-- Drives a Neovim of its own for each test: as a person has it (init.lua, packages, HOME), by keys and by RPC.
local M = {}

local scratch = assert(vim.env.OPENCLAW_SCRATCH, 'run by: cargo xtask editors neovim')
local program = assert(vim.env.OPENCLAW_NVIM)
M.repository = assert(vim.env.OPENCLAW_REPOSITORY)

local PATIENCE = 20000

function M.read(path)
  return table.concat(vim.fn.readfile(path), '\n') .. '\n'
end

function M.write(path, text)
  vim.fn.mkdir(vim.fs.dirname(path), 'p')
  vim.fn.writefile(vim.split(text:gsub('\n$', ''), '\n'), path)
  return path
end

-- The fenced block below a heading of the plugin's README: tests run what people paste.
function M.readme(heading, which)
  local text = M.read(M.repository .. '/editors/neovim/README.md')
  local from = select(2, text:find('\n#+ ' .. vim.pesc(heading) .. '\n'))
  assert(from, 'no heading ' .. heading)
  local section = text:sub(from):match('^(.-)\n#') or text:sub(from)
  local seen = 0
  for block in section:gmatch('\n```%w+\n(.-\n)```') do
    seen = seen + 1
    if seen == (which or 1) then
      return block
    end
  end
  error('no such block under ' .. heading)
end

function M.same(seen, expected, what)
  if not vim.deep_equal(seen, expected) then
    local message = ('%s\n-- seen:\n%s\n-- expected:\n%s'):format(
      what or 'not the same',
      type(seen) == 'string' and seen or vim.inspect(seen),
      type(expected) == 'string' and expected or vim.inspect(expected)
    )
    error(message, 2)
  end
end

function M.contains(text, part)
  if not text:find(part, 1, true) then
    error(('does not contain %q:\n%s'):format(part, text), 2)
  end
end

-- Calls until the answer is true; the last other answer is told when it never is.
function M.eventually(what, probe)
  local last
  local ok = vim.wait(PATIENCE, function()
    last = probe()
    return last == true
  end, 20)
  if not ok then
    error(('%s: not within %d ms; last seen: %s'):format(what, PATIENCE, vim.inspect(last)), 2)
  end
end

-- The environment of a person who has just this: a home, and programs on the PATH.
function M.person(name)
  local home = ('%s/%s'):format(scratch, name)
  vim.fn.mkdir(home .. '/run', 'p', tonumber('700', 8))
  return {
    home = home,
    environment = {
      HOME = home,
      PATH = vim.env.PATH,
      LANG = 'C.UTF-8',
      TMPDIR = home,
      XDG_RUNTIME_DIR = home .. '/run',
      GIT_CONFIG_GLOBAL = vim.env.GIT_CONFIG_GLOBAL,
      GIT_CONFIG_NOSYSTEM = '1',
    },
  }
end

function M.shell(person, script)
  local said = {}
  local function hear(_, lines)
    vim.list_extend(said, lines)
  end
  local job = vim.fn.jobstart({ 'sh', '-euc', script }, {
    cwd = person.home,
    env = person.environment,
    clear_env = true,
    on_stderr = hear,
  })
  local code = vim.fn.jobwait({ job }, PATIENCE)[1]
  assert(code == 0, ('the shell ended with %d: %s'):format(code, table.concat(said, '\n')))
end

-- The plugin as a built-in package, and what init.lua holds.
function M.installed(name, init)
  local person = M.person(name)
  M.shell(person, M.readme('Without a plugin manager'))
  M.write(person.home .. '/.config/nvim/init.lua', init or '')
  return person
end

local Editor = {}
Editor.__index = Editor

-- Starts Neovim as this person does, with files if any.
function M.start(person, ...)
  local command = { program, '--headless', '--embed', ... }
  local said = {}
  local channel = vim.fn.jobstart(command, {
    rpc = true,
    cwd = person.home,
    env = person.environment,
    clear_env = true,
    on_stderr = function(_, lines)
      vim.list_extend(said, lines)
    end,
  })
  assert(channel > 0, program .. ' cannot be started')
  local editor = setmetatable({ channel = channel, said = said }, Editor)
  editor:lua([[
    _G.notified = {}
    vim.notify = function(message)
      table.insert(_G.notified, message)
    end
  ]])
  return editor
end

function Editor:lua(code, ...)
  return vim.fn.rpcrequest(self.channel, 'nvim_exec_lua', code, { ... })
end

function Editor:keys(keys)
  vim.fn.rpcrequest(self.channel, 'nvim_input', keys)
end

function Editor:text()
  return table.concat(vim.fn.rpcrequest(self.channel, 'nvim_buf_get_lines', 0, 0, -1, false), '\n') .. '\n'
end

function Editor:stop()
  pcall(vim.fn.rpcrequest, self.channel, 'nvim_command', 'qall!')
  if vim.fn.jobwait({ self.channel }, 5000)[1] == -1 then
    vim.fn.jobstop(self.channel)
  end
end

-- Each finding as 'line: code', by place.
function Editor:findings()
  return self:lua([[
    local findings = vim.diagnostic.get(0)
    table.sort(findings, function(a, b)
      return a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col
    end)
    return vim.tbl_map(function(finding)
      return ('%d: %s'):format(finding.lnum + 1, finding.code)
    end, findings)
  ]])
end

-- Waits until the server serves the current buffer.
function Editor:served()
  M.eventually('the server', function()
    return self:lua([[
      local get = vim.lsp.get_clients or vim.lsp.get_active_clients
      local client = get({ name = 'openclaw_lsp', bufnr = 0 })[1]
      return client ~= nil and client.initialized == true
    ]])
  end)
end

-- Waits for exactly these findings.
function Editor:expect(findings)
  self:served()
  -- None is also what there is before the first answer, so none must stay none.
  local since = vim.loop.now()
  M.eventually('findings ' .. table.concat(findings, ', '), function()
    local seen = self:findings()
    if not vim.deep_equal(seen, findings) then
      since = vim.loop.now()
      return seen
    end
    return #findings > 0 or vim.loop.now() - since > 300
  end)
end

-- Puts the cursor where the pattern begins.
function Editor:move_to(pattern)
  local line = self:lua('return vim.fn.search(..., "cw")', pattern)
  assert(line > 0, 'no ' .. pattern)
end

return M
