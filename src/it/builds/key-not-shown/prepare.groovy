import co.secoda.it.HostileServers
import co.secoda.it.Pairs
import co.secoda.it.Servers

// A module for each goal with each server. A new goal that speaks to Secoda belongs in here.
def goals = ['upload', 'trigger', 'check', 'publish']
def header = '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'

Servers.start(context, basedir, 'a-key-that-must-not-show', [
        'secoda.awaitSync': 'false', 'secoda.onUnreachable': 'warn', 'secoda.responseTimeout': '1s', 'secoda.retries': '1'])
def properties = new Properties()
new File(basedir, 'test.properties').withInputStream { properties.load(it) }
def sandbox = properties.remove('secoda.baseUrl')
properties.remove('secoda.integrationId')
new File(basedir, 'test.properties').withOutputStream { properties.store(it, null) }

def servers = new HostileServers()
context.put('hostile', servers)
def modules = []
(servers.urls() + [sandbox: sandbox]).each { server, url ->
    goals.findAll { server != 'sandbox' || it == 'publish' }.each { goal ->
        def module = "$goal-$server"
        modules << module
        def id = server == 'sandbox' ? co.secoda.sandbox.SandboxSettings.DEFAULT_INTEGRATION_ID : module
        Pairs.copy(projectDirectory, 'failing', new File(basedir, "$module/target"))
        new File(basedir, "$module/pom.xml").text = """$header
<parent><groupId>co.secoda.it</groupId><artifactId>key-not-shown</artifactId><version>1</version></parent>
<artifactId>$module</artifactId><packaging>pom</packaging>
<build><plugins><plugin>
<groupId>co.secoda</groupId><artifactId>secoda-maven-plugin</artifactId><version>\${it.version}</version>
<executions><execution><phase>verify</phase><goals><goal>$goal</goal></goals></execution></executions>
<configuration><baseUrl>$url</baseUrl><integrationId>$id</integrationId></configuration>
</plugin></plugins></build></project>"""
    }
}
new File(basedir, 'pom.xml').text = """$header
<groupId>co.secoda.it</groupId><artifactId>key-not-shown</artifactId><version>1</version><packaging>pom</packaging>
<modules>${modules.collect { "<module>$it</module>" }.join()}</modules></project>"""

return true
