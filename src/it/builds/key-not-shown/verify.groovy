import co.secoda.it.BuildResult
import co.secoda.it.Servers

Servers.stop(context)
def servers = context.remove('hostile')
servers.close()
assert servers.ledAstray().isEmpty()

def build = new BuildResult(basedir)
build.logHas('The API key is from the environment variable SECODA_API_KEY')
assert build.summary('publish-sandbox/target/secoda').gate.verdict == 'failed'
(servers.urls().keySet()).each { server ->
    // What a sound answer says counts, but for the key in it.
    def summary = build.summary("publish-$server/target/secoda")
    assert summary.gate.verdict == (server == 'sound' ? 'failed' : 'unknown')
    assert server != 'sound' || summary.server.failing[0].contains('Bearer ***')
}
build.logHas('PATH=') // env was run in dbt's place
// What each server did is told.
['answered 401', 'answered 500', 'answered 422', "isn't JSON", "isn't HTTP", 'no whole answer', 'pointing to http://127.0.0.1', 'no TLS'].each { build.logHas(it) }
// Maven's own lines aside, nothing that a server wrote can command a runner.
build.log().readLines().findAll { it.contains('task.complete') || it.contains('buildStop') }.each { line ->
    assert !(line =~ /::|##vso\[|##teamcity\[|\x1b\[2J/) : line
}
def key = 'a-key-that-must-not-show'
new File(basedir, '.').eachFileRecurse { file ->
    if (file.isFile() && !(file.name in ['invoker.properties', 'prepare.groovy', 'verify.groovy'])) {
        def text = file.text
        [key, key.bytes.encodeBase64().toString()].each { assert !text.contains(it) : file }
    }
}

return true
