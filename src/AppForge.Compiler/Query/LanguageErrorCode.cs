namespace AppForge.Compiler.Query;

/// <summary>What is wrong with a query, a sort or a formula. The numbers carry no meaning and are not shown to anybody.</summary>
public enum LanguageErrorCode
{
    /// <summary>A text literal has no closing quotation mark.</summary>
    UnterminatedText,

    /// <summary>A raw tab or line break stands inside a text literal of a query (CB_VA01).</summary>
    ControlCharacter,

    /// <summary>A backslash stands before a character that it does not escape. Args: the escape.</summary>
    InvalidEscape,

    /// <summary>A text is quoted with single quotes. Args: the text.</summary>
    SingleQuotes,

    /// <summary>A full-width symbol stands where the half-width one is meant. Args: written, meant.</summary>
    FullWidthSymbol,

    /// <summary>An operator is spelled as in another language. Args: written, meant.</summary>
    WrongOperator,

    /// <summary>A character that the language does not know. Args: the character.</summary>
    UnexpectedCharacter,

    /// <summary>A number is not written as kintone wants it (no exponent, no letters). Args: the number.</summary>
    NumberFormat,

    /// <summary>Parentheses or functions are nested too deeply to be read safely.</summary>
    TooDeep,

    /// <summary>A field code is missing. Args: what stands there.</summary>
    FieldExpected,

    /// <summary>An operator is missing after a field. Args: the field code.</summary>
    OperatorExpected,

    /// <summary>The value of a comparison is missing.</summary>
    ValueExpected,

    /// <summary><c>in</c> and <c>not in</c> need a list in parentheses. Args: the operator.</summary>
    ListExpected,

    /// <summary>The operator takes one value, not a list. Args: the operator.</summary>
    ListNotAllowed,

    /// <summary>A text stands without quotation marks. Args: the text.</summary>
    UnquotedText,

    /// <summary>A closing parenthesis is missing.</summary>
    ParenthesisMissing,

    /// <summary>A closing parenthesis has no opening one.</summary>
    UnexpectedParenthesis,

    /// <summary>Something stands where nothing of the kind is expected. Args: the text.</summary>
    UnexpectedText,

    /// <summary><c>order by</c>, <c>limit</c> or <c>offset</c> where only a condition or only keys are taken. Args: the clause.</summary>
    ClauseNotAllowed,

    /// <summary>A clause is repeated or stands out of order. Args: the clause.</summary>
    ClauseOrder,

    /// <summary><c>limit</c> or <c>offset</c> has no whole number from 0. Args: the clause.</summary>
    ClauseNumber,

    /// <summary><c>limit</c> above 500 (GAIA_QU01).</summary>
    LimitTooLarge,

    /// <summary><c>offset</c> above 10,000 (GAIA_QU02).</summary>
    OffsetTooLarge,

    /// <summary>No such field. Args: the field code, and for related records the code of their field.</summary>
    UnknownField,

    /// <summary><c>a.b</c> where <c>a</c> is not a related-records field (GAIA_IR02). Args: the code.</summary>
    NotRelatedRecords,

    /// <summary>A field of a type that no condition can use. Args: the code, the type.</summary>
    FieldNotSearchable,

    /// <summary>The operator is not for this type of field (GAIA_IQ03). Args: the code, the operator, the type.</summary>
    OperatorNotAllowed,

    /// <summary><c>=</c> or <c>!=</c> on a field in a table or of related records (GAIA_IQ07). Args: the code, the operator.</summary>
    EqualityInTable,

    /// <summary>No such option or status (GAIA_IQ10). Args: the field code, the value.</summary>
    UnknownOption,

    /// <summary>No such function. Args: the name.</summary>
    UnknownFunction,

    /// <summary>The function is not for this type of field or this operator. Args: the function, the code, the type.</summary>
    FunctionNotAllowed,

    /// <summary>A query function has a wrong number of arguments (GAIA_IL08). Args: the function.</summary>
    FunctionArguments,

    /// <summary>The unit of FROM_TODAY is none of DAYS, WEEKS, MONTHS, YEARS (GAIA_IQ25). Args: the unit.</summary>
    FunctionUnit,

    /// <summary>The day of a month function is neither LAST nor 1 to 31 (GAIA_IQ23). Args: the day.</summary>
    FunctionDay,

    /// <summary>The day of a week function is none of SUNDAY to SATURDAY. Args: the day.</summary>
    FunctionWeekday,

    /// <summary>The distance of FROM_TODAY is not a whole number. Args: the distance.</summary>
    FunctionNumber,

    /// <summary>A literal does not look like a value of the field. Advice: kintone's reaction is not documented. Args: the code, the value, the type.</summary>
    LiteralFormat,

    /// <summary><c>and</c> and <c>or</c> are mixed where only one kind may be used (GAIA_IQ02).</summary>
    MixedAndOr,

    /// <summary>The field cannot be used in a condition of this place. Args: the code.</summary>
    FieldNotAllowedHere,

    /// <summary><c>is (not) empty</c> cannot be used for this field in this place. Args: the code.</summary>
    EmptinessNotAllowedHere,

    /// <summary>A field in a table or of related records in a place that takes them only in part. Advice. Args: the code.</summary>
    TableFieldHere,

    /// <summary>Records cannot be sorted by this type of field. Args: the code, the type.</summary>
    SortField,

    /// <summary>Records cannot be sorted by a field in a table or of related records. Args: the code.</summary>
    SortTableField,

    /// <summary>The same field is a sort key twice; the second has no effect. Advice. Args: the code.</summary>
    SortRepeated,

    /// <summary>A formula is empty.</summary>
    FormulaEmpty,

    /// <summary>An operand is missing in a formula.</summary>
    OperandExpected,

    /// <summary>A formula function has too few arguments. Args: the function, the least number, <c>exact</c> where that is the only number.</summary>
    ArgumentsTooFew,

    /// <summary>A formula function has too many arguments. Args: the function, the greatest number.</summary>
    ArgumentsTooMany,

    /// <summary>The field's type cannot be used in formulas. Args: the code, the type.</summary>
    FieldTypeNotUsable,

    /// <summary>The operator does not take operands of these types. Args: the operator.</summary>
    OperatorType,

    /// <summary>The function does not take an argument of this type. Args: the function.</summary>
    FunctionType,

    /// <summary>A value of several (check box, multi-choice, column of a table) stands outside a function for such values. Args: the text of the value.</summary>
    ArrayValue,

    /// <summary>A formula in a table refers to a column of another table. Args: the code.</summary>
    FieldOutOfReach,

    /// <summary>A formula of a calculated field gives a text, which kintone stores as empty. Advice.</summary>
    TextResultInCalc,

    /// <summary>A pattern letter that DATE_FORMAT does not know. Advice. Args: the letters.</summary>
    DateFormatPattern,

    /// <summary>An exponent outside −100 to 100 gives an empty value. Advice. Args: the exponent.</summary>
    ExponentRange,

    /// <summary>A time zone that DATE_FORMAT is not known to take. Advice. Args: the zone.</summary>
    TimeZone,

    /// <summary>A number and a text are compared with each other, which is hardly meant. Advice. Args: the operator.</summary>
    ComparedTypes,

    /// <summary><c>is (not) empty</c> on a type for which the sources disagree. Advice. Args: the code, the type.</summary>
    EmptinessUnconfirmed,

    /// <summary>A sort by a type for which it is not confirmed. Advice. Args: the code, the type.</summary>
    SortUnconfirmed,

    /// <summary><c>limit 0</c>: whether kintone takes it is not confirmed. Advice.</summary>
    LimitZero,
}
