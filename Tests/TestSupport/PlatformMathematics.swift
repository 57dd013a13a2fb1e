package import FlowAssignment
import Foundation

extension Mathematics {
  /// The C library's functions.
  package static let platform = Mathematics(
    log: { Foundation.log($0) }, exp: { Foundation.exp($0) }, pow: { Foundation.pow($0, $1) })
}
