# What the runner must accept: every step it knows, met.
Feature: Runner1 - expectations that are met

  Background:
    Given an empty graph

  Scenario: [1] Nodes by their labels and properties
    Given having executed:
      """
      CREATE (:B:A {n: 1, t: 'x|y'}), ({list: [1, 2]})
      """
    When executing query:
      """
      MATCH (n) RETURN n
      """
    Then the result should be, in any order:
      | n                       |
      | ({list: [1, 2]})        |
      | (:A:B {n: 1, t: 'x\|y'}) |
    And no side effects

  Scenario: [2] Paths with the direction of each step
    Given having executed:
      """
      CREATE (:A)-[:T {n: 1}]->(:B)<-[:S]-(:C)
      """
    When executing query:
      """
      MATCH p = (:A)-->(:B)<--(:C) RETURN p
      """
    Then the result should be, in any order:
      | p                                    |
      | <(:A)-[:T {n: 1}]->(:B)<-[:S]-(:C)> |
    And no side effects

  Scenario Outline: [3] Rows in order, written <written>
    When executing query:
      """
      UNWIND [3, 1, 2] AS n RETURN n, <written> AS value ORDER BY n
      """
    Then the result should be, in order:
      | n | value  |
      | 1 | <read> |
      | 2 | <read> |
      | 3 | <read> |

    Examples:
      | written             | read            |
      | 1.5                 | 1.5             |
      | 'it\\'s'            | 'it\\'s'        |
      | [1, null, {a: 'b'}] | [1, null, {a: 'b'}] |
      | date('2024-07-09')  | '2024-07-09'    |

  Scenario: [4] Lists in any order of their elements
    When executing query:
      """
      RETURN [1, 2, 3] AS list
      """
    Then the result should be (ignoring element order for lists):
      | list      |
      | [3, 1, 2] |

  Scenario: [5] Side effects are counted as a later query would see them
    Given having executed:
      """
      CREATE (:Old {n: 1})-[:T]->(:Old)
      """
    When executing query:
      """
      MATCH (a:Old)-[r:T]->(b)
      DELETE r, b
      SET a.n = 2, a:New
      CREATE (c:Fleeting)
      DELETE c
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 1 |
      | -relationships | 1 |
      | +labels        | 1 |
      | +properties    | 1 |
      | -properties    | 1 |
    When executing control query:
      """
      MATCH (n) RETURN n
      """
    Then the result should be, in any order:
      | n                 |
      | (:New:Old {n: 2}) |

  Scenario: [6] Parameters of every kind
    Given parameters are:
      | text | 'a'          |
      | map  | {k: [1, 2.0]} |
    When executing query:
      """
      RETURN $text AS text, $map.k AS list
      """
    Then the result should be, in any order:
      | text | list     |
      | 'a'  | [1, 2.0] |

  Scenario: [7] A procedure that answers from a table
    Given there exists a procedure test.capital(country :: STRING?) :: (city :: STRING?, rank :: INTEGER?):
      | country | city        | rank |
      | 'NLD'   | 'Amsterdam' | 1    |
      | 'NLD'   | 'Den Haag'  | 2    |
      | 'BEL'   | 'Brussel'   | 1    |
    When executing query:
      """
      CALL test.capital('NLD') YIELD city RETURN city
      """
    Then the result should be, in any order:
      | city        |
      | 'Den Haag'  |
      | 'Amsterdam' |

  Scenario: [8] Errors of preparing
    When executing query:
      """
      RETURN missing
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [9] Errors of running, which leave nothing behind
    Given having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a:A) CREATE (:C) DELETE a
      """
    Then a ConstraintVerificationFailed should be raised at runtime: DeleteConnectedNode

  Scenario: [10] Errors at any time, of any detail
    When executing query:
      """
      RETURN missing
      """
    Then a SyntaxError should be raised at any time: *

  Scenario: [11] A named graph
    Given the triangle graph
    When executing query:
      """
      MATCH (a)-[:NEXT]->(b) RETURN b.name
      """
    Then the result should be, in any order:
      | b.name |
      | 'a;'   |
      | 'b'    |
      | 'c'    |
