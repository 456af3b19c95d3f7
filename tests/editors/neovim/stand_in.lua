-- A provider on this machine: answers each request over HTTP as it is told to.
local M = {}

-- Starts it; `answer` gets a request's head and gives status and body, or nil to let the client wait.
function M.start(answer)
  local server = vim.loop.new_tcp()
  assert(server:bind('127.0.0.1', 0))
  local requests = {}
  server:listen(16, function()
    local peer = vim.loop.new_tcp()
    server:accept(peer)
    local head = ''
    peer:read_start(function(_, data)
      head = head .. (data or '')
      if not data or not head:find('\r\n\r\n', 1, true) then
        return
      end
      table.insert(requests, head)
      local status, body = answer(head)
      head = ''
      if status then
        local text = 'HTTP/1.1 %s\r\ncontent-type: application/json\r\ncontent-length: %d\r\nconnection: close\r\n\r\n%s'
        peer:write(text:format(status, #body, body))
      end
    end)
  end)
  return { port = server:getsockname().port, requests = requests, stop = function()
    server:close()
  end }
end

return M
