import co.secoda.api.NewIntegration
import co.secoda.it.Servers
import co.secoda.sandbox.SandboxSettings

Servers.start(context, basedir, SandboxSettings.defaults().withApiKey('a-key-of-this-build').withPageSize(1), [:])
Servers.client(context, 'a-key-of-this-build').withCloseable { api ->
    (1..25).each { api.createIntegration(new NewIntegration("Integration $it.", 'custom', [], [:])) }
}

return true
