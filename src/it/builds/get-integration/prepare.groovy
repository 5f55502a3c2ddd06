import co.secoda.it.Servers
import co.secoda.sandbox.SandboxSettings

Servers.start(context, basedir, SandboxSettings.defaults().withApiKey('a-key-of-this-build'), [:])

return true
