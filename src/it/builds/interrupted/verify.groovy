import co.secoda.it.BuildResult
import co.secoda.it.RunningBuild

if (!new File('/bin/kill').canExecute() && !new File('/usr/bin/kill').canExecute()) {
    return true
}
def maven = { String... properties -> RunningBuild.start(projectDirectory, mavenVersion, localRepositoryPath, basedir, properties) }

def waiting = maven('secoda.sandbox=true', 'secoda.sandboxHabits=sync=10m', 'secoda.reportDirectory=waiting')
def port = waiting.await("Waiting for this run's sync", /127\.0\.0\.1:(\d+)/)
waiting.interrupt()
assert !RunningBuild.isListening(port)
def gate = new BuildResult(basedir).summary('waiting').gate
assert gate.verdict == 'unknown'
assert gate.reasons == ['the build ended before the answer of this run was there']

// A server that takes nothing of what is sent.
def deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())
def uploading = maven("secoda.baseUrl=http://127.0.0.1:${deaf.localPort}", 'secoda.apiKey=k', 'secoda.integrationId=i',
        'secoda.responseTimeout=2s', 'secoda.retries=0', 'secoda.reportDirectory=uploading')
uploading.await('Uploading ', /127\.0\.0\.1:(\d+)/)
uploading.interrupt()
deaf.close()
assert new BuildResult(basedir).summary('uploading').gate.verdict == 'unknown'

return true
