-- A provider on this machine that answers every request alike: HTTP without encryption, one request a connection.
local M = {}
local uv = vim.uv or vim.loop

-- Starts one that counts the requests and the connections that the other end closed. `answer` gives status and JSON body for a request, or nothing to let it wait.
function M.start(answer)
  local listener = assert(uv.new_tcp())
  assert(listener:bind('127.0.0.1', 0))
  local provider = { port = listener:getsockname().port, requests = {}, closed = 0 }
  local connections = {}
  assert(listener:listen(16, function(failed)
    assert(not failed, failed)
    local connection = assert(uv.new_tcp())
    listener:accept(connection)
    table.insert(connections, connection)
    local request = ''
    connection:read_start(function(_, data)
      if not data then
        provider.closed = provider.closed + 1
        return connection:is_closing() or connection:close()
      end
      request = request .. data
      if not request:find('\r\n\r\n', 1, true) then
        return
      end
      table.insert(provider.requests, request)
      local status, body = answer(request)
      if status then
        local head = 'HTTP/1.1 %s\r\ncontent-type: application/json\r\ncontent-length: %d\r\nconnection: close\r\n\r\n%s'
        connection:write(head:format(status, #body, body), function()
          return connection:is_closing() or connection:close()
        end)
      end
      request = ''
    end)
  end))

  function provider.stop()
    listener:close()
    for _, connection in ipairs(connections) do
      if not connection:is_closing() then
        connection:close()
      end
    end
  end

  return provider
end

return M
