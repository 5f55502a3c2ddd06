import co.secoda.it.BuildResult

class Red extends RuntimeException {}

// A Jenkins of a few lines, in which dbt and the gate go red: as there, that ends the block that they are in, and no other.
def calls = []
def jenkinsfile = new GroovyShell(new Binding([any: 'any'])).parse(new File(projectDirectory, 'examples/jenkins/Jenkinsfile'))
jenkinsfile.metaClass.methodMissing = { String name, arguments ->
    calls << [name, arguments ? arguments[0] : null]
    def block = arguments ? arguments[-1] : null
    if (block instanceof Closure) {
        try {
            block.call()
        } catch (Red red) {
            if (!(name in ['steps', 'always'])) {
                throw red
            }
        }
    }
    if (name == 'sh' && arguments[0] =~ /^(dbt|mvn) /) {
        throw new Red()
    }
}
jenkinsfile.run()

def commands = calls.findAll { it[0] == 'sh' }.collect { it[1] }
assert commands.size() == 3
assert commands[1] == 'dbt build'
assert commands[2] =~ /^mvn -B -ntp co\.secoda:secoda-maven-plugin:\S+:publish$/
def last = calls.collect { it[0] }.findAll { it in ['withCredentials', 'sh', 'junit', 'publishHTML', 'archiveArtifacts'] }
assert last.takeRight(5) == ['withCredentials', 'sh', 'junit', 'publishHTML', 'archiveArtifacts']
// Where the files are that this build has just written.
assert new File(basedir, calls.find { it[0] == 'junit' }[1].testResults).file
assert calls.find { it[0] == 'archiveArtifacts' }[1].artifacts == 'target/secoda/*'
assert new BuildResult(basedir).summary('target/secoda').gate.verdict == 'failed'

return true
