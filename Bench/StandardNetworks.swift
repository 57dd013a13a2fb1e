import FlowAssignment
import FreightIO
import FreightPlanner
import TestSupport

/// User equilibrium of a network of the TransportationNetworks collection; nil if its files are not
/// here.
func standardNetwork(
  _ name: String, tollFactor: Double = 0, distanceFactor: Double = 0
) -> AssignmentProblem? {
  guard let network = TNTP.file(name, "net"), let trips = TNTP.file(name, "trips"),
    let files = try? TNTPReader.read(network: network, trips: trips)
  else { return nil }
  return TNTPAssignment(
    files.network, files.trips, tollFactor: tollFactor, distanceFactor: distanceFactor
  ).problem
}
