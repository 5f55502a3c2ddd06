import co.secoda.it.Pairs

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'target/eu'))
Pairs.copy(projectDirectory, 'failing', new File(basedir, 'target/us'))

return true
