// expect: AF1610
