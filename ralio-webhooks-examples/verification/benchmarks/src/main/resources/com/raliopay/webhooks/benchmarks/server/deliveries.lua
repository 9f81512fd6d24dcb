-- For wrk: sends the requests in a file, one after the other. All have the same length.
-- The arguments are the file, the length of a request, and how many requests to skip.

local requests = {}
local count = 0
local at = 0

function init(args)
  local file = assert(io.open(args[1], "rb"))
  local length = tonumber(args[2])
  local request = file:read(length)
  while request do
    count = count + 1
    requests[count] = request
    request = file:read(length)
  end
  file:close()
  at = tonumber(args[3]) % count
end

function request()
  at = at % count + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
