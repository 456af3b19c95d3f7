-- Runs the tests beside this file, or the one that is named; ends with 1 when one failed.
local here = vim.fs.dirname(arg[0])
package.path = here .. '/?.lua;' .. package.path

local function say(line)
  io.stdout:write(line, '\n')
  io.stdout:flush()
end

local version = vim.version()
say(('Neovim %d.%d.%d'):format(version.major, version.minor, version.patch))

local failed = 0
local only = vim.env.OPENCLAW_ONLY
for _, file in ipairs(vim.fn.sort(vim.fn.glob(here .. '/tests/*.lua', false, true))) do
  for _, test in ipairs(dofile(file)) do
    local name = vim.fn.fnamemodify(file, ':t:r') .. ': ' .. test[1]
    if (not only or name:find(only, 1, true)) and (not test.needs or vim.fn.has(test.needs) == 1) then
      local clock = vim.loop.hrtime()
      local ok, message = xpcall(test[2], debug.traceback)
      local line = ('  %s %s (%d ms)'):format(ok and 'ok' or 'FAILED', name, (vim.loop.hrtime() - clock) / 1e6)
      say(ok and line or line .. '\n' .. message)
      failed = failed + (ok and 0 or 1)
    end
  end
end
os.exit(failed == 0 and 0 or 1)
