-- :OpenClawExplain
local client_of = require('openclaw.client')
local page = require('openclaw.page')

-- The codes of findings under the cursor, else on its line.
local function codes_here()
  local cursor = vim.api.nvim_win_get_cursor(0)
  local line, column = cursor[1] - 1, cursor[2]
  local here, on_line = {}, {}
  for _, finding in ipairs(vim.diagnostic.get(0, { lnum = line })) do
    local code = finding.source == 'openclaw' and finding.code
    if code and not vim.tbl_contains(on_line, code) then
      table.insert(on_line, code)
      local ends_here = finding.end_lnum == line and column >= finding.end_col
      if column >= finding.col and not ends_here then
        table.insert(here, code)
      end
    end
  end
  return #here > 0 and here or on_line
end

local function show(code)
  local command = { client_of.program(), 'explain', code }
  local openclaw = (require('openclaw.config').resolved().settings or {}).openclaw or {}
  if openclaw.locale then
    vim.list_extend(command, { '--locale', openclaw.locale })
  end
  local ran, text = pcall(vim.fn.system, command)
  if not ran or vim.v.shell_error ~= 0 then
    vim.notify(vim.trim(text), vim.log.levels.ERROR)
    return
  end
  page.show('explain/' .. code, vim.split(vim.trim(text), '\n'))
end

--- Opens the page of a code, or of the finding under the cursor.
return function(code)
  if code and code ~= '' then
    return show(code)
  end
  local codes = codes_here()
  if #codes == 0 then
    vim.notify('There is nothing to explain on this line')
  elseif #codes == 1 then
    show(codes[1])
  else
    vim.ui.select(codes, { prompt = 'Explain' }, function(choice)
      if choice then
        show(choice)
      end
    end)
  end
end
