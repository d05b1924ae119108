# What the runner must not accept: every scenario here fails.
Feature: Runner2 - expectations that are not met

  Background:
    Given an empty graph

  Scenario Outline: [1] Another value than <value>
    When executing query:
      """
      RETURN <value> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <other> |

    Examples:
      | value            | other       |
      | 1                | 1.0         |
      | 1                | '1'         |
      | null             | 0           |
      | [1, 2]           | [2, 1]      |
      | {a: 1}           | {a: 1, b: 2} |
      | 'a'              | 'A'         |

  Scenario: [2] A row too many
    When executing query:
      """
      UNWIND [1, 1] AS n RETURN n
      """
    Then the result should be, in any order:
      | n |
      | 1 |

  Scenario: [3] Another order
    When executing query:
      """
      UNWIND [2, 1] AS n RETURN n ORDER BY n
      """
    Then the result should be, in order:
      | n |
      | 2 |
      | 1 |

  Scenario: [4] Another name of a column
    When executing query:
      """
      RETURN 1 AS n
      """
    Then the result should be, in any order:
      | m |
      | 1 |

  Scenario: [5] A side effect that nobody named
    When executing query:
      """
      CREATE (:A {n: 1})
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes  | 1 |
      | +labels | 1 |

  Scenario: [6] An error that nobody named
    When executing query:
      """
      RETURN missing
      """
    Then no side effects

  Scenario: [7] Another error
    When executing query:
      """
      RETURN missing
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

  Scenario: [8] An error in another phase
    When executing query:
      """
      RETURN missing
      """
    Then a SyntaxError should be raised at runtime: UndefinedVariable

  Scenario: [9] No error where one was named
    When executing query:
      """
      RETURN 1 AS n
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [10] A node with a label more
    Given having executed:
      """
      CREATE (:A:B)
      """
    When executing query:
      """
      MATCH (n) RETURN n
      """
    Then the result should be, in any order:
      | n    |
      | (:A) |

  Scenario: [11] A path walked the other way
    Given having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH p = (:A)-->(:B) RETURN p
      """
    Then the result should be, in any order:
      | p                    |
      | <(:A)<-[:T]-(:B)>    |

  Scenario: [12] A set-up that fails
    Given having executed:
      """
      RETURN missing
      """
    When executing query:
      """
      RETURN 1 AS n
      """
    Then no side effects
