declare namespace kintone.types {
  interface Fields {
    番号: kintone.fieldTypes.SingleLineText;
    数: kintone.fieldTypes.Number;
    備考: kintone.fieldTypes.MultiLineText;
    本文: kintone.fieldTypes.RichText;
    リンク: kintone.fieldTypes.Link;
    択一: kintone.fieldTypes.RadioButton;
    区分: kintone.fieldTypes.DropDown;
    日付: kintone.fieldTypes.Date;
    時刻: kintone.fieldTypes.Time;
    日時: kintone.fieldTypes.DateTime;
    まだ: kintone.fieldTypes.SingleLineText;
    計: kintone.fieldTypes.Calc;
    選択: kintone.fieldTypes.CheckBox;
    複数: kintone.fieldTypes.MultiSelect;
    担当: kintone.fieldTypes.UserSelect;
    所属: kintone.fieldTypes.OrganizationSelect;
    組: kintone.fieldTypes.GroupSelect;
    添付: kintone.fieldTypes.File;
    表: {
      type: "SUBTABLE";
      value: Array<{
        id: string;
        value: {
          列: kintone.fieldTypes.Number;
          品: kintone.fieldTypes.SingleLineText;

          図: kintone.fieldTypes.File;
        };
      }>;
    };
  }
  interface SavedFields extends Fields {
    $id: kintone.fieldTypes.Id;
    $revision: kintone.fieldTypes.Revision;
    作成者: kintone.fieldTypes.Creator;
    更新者: kintone.fieldTypes.Modifier;
    レコード番号: kintone.fieldTypes.RecordNumber;
    作成日時: kintone.fieldTypes.CreatedTime;
    更新日時: kintone.fieldTypes.UpdatedTime;
  }
}
