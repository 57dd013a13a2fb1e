/// The user's own name for an entity, kept apart by entity: a `Node.ID` is never a `Link.ID`.
///
/// Dense indices inside the kernels are `Int32` and never mix with these names.
public struct ID<Entity>: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The identifier as it stands in the tables.
  public let name: String

  /// Wraps the identifier `name` of one table row.
  public init(_ name: String) { self.name = name }

  /// Wraps a literal identifier.
  public init(stringLiteral value: String) { self.init(value) }

  /// The identifier as text.
  public var description: String { name }

  /// Orders identifiers by their text, so that every list made from a set is reproducible.
  public static func < (a: Self, b: Self) -> Bool { a.name < b.name }
}
