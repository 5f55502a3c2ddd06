import co.secoda.it.Pairs

Pairs.copy(projectDirectory, 'failing', new File(basedir, 'finance/target'))
Pairs.copy(projectDirectory, 'passing', new File(basedir, 'sales/target'))

return true
