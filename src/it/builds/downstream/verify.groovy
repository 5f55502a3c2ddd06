import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def orders = build.summary("target/secoda").local.failing[0]
assert orders.uniqueId == 'model.shop.orders'
assert orders.owner.email == 'finance@shop.example'
assert orders.downstream == [[uniqueId: 'exposure.shop.finance_dashboard', name: 'Finance dashboard', type: 'dashboard',
    owner: [name: 'Finance team', email: 'finance@shop.example']]]
build.logHas('the Finance dashboard reads from it (Finance team, finance@shop.example)')

return true
