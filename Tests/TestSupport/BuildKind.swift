/// Whether the tests were built with optimisation: a few solve the whole study hundreds of times,
/// which takes twenty times as long without.
package let isOptimised: Bool = {
  var isOptimised = true
  assert(
    {
      isOptimised = false
      return true
    }())
  return isOptimised
}()
