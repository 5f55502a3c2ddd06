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
    assert build.summary("publish-$server/target/secoda").gate.verdict == 'unknown'
}
// What each server did is told.
['answered 401', 'answered 500', 'answered 422', "isn't JSON", "isn't HTTP", 'no whole answer', 'pointing to http://127.0.0.1', 'no TLS'].each { build.logHas(it) }
// Maven's own lines aside, nothing that a server wrote can command a runner.
build.log().readLines().findAll { it.contains('task.complete') || it.contains('buildStop') }.each { line ->
    assert !(line =~ /::|##vso\[|##teamcity\[|\x1b\[2J/) : line
}
new File(basedir, '.').eachFileRecurse { file ->
    if (file.isFile() && !(file.name in ['invoker.properties', 'prepare.groovy', 'verify.groovy'])) {
        assert !file.text.contains('a-key-that-must-not-show') : file
    }
}

return true
