import co.secoda.it.Pairs

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'target'))

return true
