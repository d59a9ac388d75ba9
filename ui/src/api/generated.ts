// SPDX-License-Identifier: Apache-2.0
// Written by `kaname describe typescript` from the server's field tables (tools/generate). Do not edit.

/** エリアの一覧 */
export interface AreasAnswer {
  items: Area[];
  setup_needed: boolean;
}

/** エリア */
export interface Area {
  area_id: string;  // 団体コード
  name: string;  // 名称
  name_kana: string;  // かな
  prefecture: string;  // 都道府県
  municipality: string;  // 市区町村
  demo: boolean;  // 見本
  created_at: string;
}

/** 新しいエリア */
export interface NewArea {
  area_id: string;  // 全国地方公共団体コード（6桁）
  name: string;  // 名称
  name_kana?: string;  // かな
  prefecture: string;  // 都道府県
  municipality: string;  // 市区町村
  demo?: boolean;  // 見本
  account_name: string;  // 最初の担当者の氏名
  account_login: string;  // ログイン名
  account_password?: string;  // パスワード
}

/** ログインの状態 */
export interface Session {
  signed_in: boolean;
  account?: SessionAccount;
  area?: SessionArea;
  roles: Role[];
  offices: SessionOffice[];
  csrf: string;
  permissions: string[];
  must_change_password: boolean;
  demo: boolean;
  server_time: string;
}

/** ログイン中の利用者 */
export interface SessionAccount {
  id: string;
  name: string;
  login: string;
}

/** エリア */
export interface SessionArea {
  area_id: string;
  name: string;
  prefecture: string;
}

export type Role = 'town' | 'coordinator' | 'office' | 'prefecture' | 'viewer';

/** 事業所 */
export interface SessionOffice {
  id: string;
  name: string;
}

/** ログイン */
export interface SignIn {
  login: string;  // ログイン名
  password: string;  // パスワード
  area_id?: string;  // エリア
}

/** パスワードの変更 */
export interface NewPassword {
  current: string;  // 今のパスワード
  next: string;  // 新しいパスワード
}

/** 自分のログインの一覧 */
export interface MySessions {
  items: MySession[];
}

/** 自分のログイン */
export interface MySession {
  key: string;
  created_at: string;
  last_seen_at: string;
  present: boolean;
  same_place: boolean;
}

/** ログインを終える */
export interface EndSessions {
  key?: string;
}

/** 利用者の一覧 */
export interface AccountList {
  items: AccountRow[];
}

/** 利用者 */
export interface AccountRow {
  id: string;
  login: string;
  name: string;
  name_kana: string;
  active: boolean;
  created_at: string;
  left_at?: string;
  must_change_password: boolean;
  roles: AccountRole[];
}

/** 利用者の役割 */
export interface AccountRole {
  id: string;
  role: Role;
  facility_id?: string;
  facility_name: string;
  since: string;
}

/** 新しい利用者 */
export interface NewAccount {
  name: string;  // 氏名
  name_kana?: string;  // かな
  login: string;  // ログイン名
  roles: RoleFor[];  // 役割
  password?: string;  // パスワード
}

/** 役割 */
export interface RoleFor {
  role: Role;  // 役割
  facility_id?: string;  // 事業所
}

/** 最初のパスワード */
export interface FirstPassword {
  id: string;
  initial_password?: string;
}

/** 利用者 */
export interface AccountPath {
  id: string;
}

/** 済み */
export interface Done {
  done: boolean;
}

/** 利用者の役割を決める */
export interface AccountRoles {
  id: string;
  roles: RoleFor[];
}

/** 権限の表 */
export interface PermissionTable {
  roles: Role[];
  permissions: PermissionRow[];
}

/** 権限 */
export interface PermissionRow {
  permission: string;
  ja: string;
  en: string;
  door: Door;
  relations: PermissionReach[];
}

export type Door = 'anyone' | 'signed_in' | 'link' | 'role';

export type PermissionReach = 'none' | 'own_office' | 'area';

/** 検索 */
export interface SearchInput {
  q?: string;
  kind?: FacilityKind[];
  cap?: string[];
  zone?: string[];
  near?: string;
  radius?: number;
  open?: string;
  callable?: string;
  notification?: string[];
  fresh?: string;
  status?: FacilityStatus[];
  accepts?: Acceptance[];
  kana?: string;
  sort?: string;
  offset?: number;
  limit?: number;
  paper?: string;
  fax?: boolean;
}

export type FacilityKind = 'hospital' | 'clinic' | 'dental' | 'pharmacy' | 'home_nursing' | 'home_rehab' | 'day_rehab'
  | 'care_management' | 'community_support_center' | 'home_help' | 'home_bath' | 'day_service'
  | 'community_day_service' | 'dementia_day' | 'severe_dementia_day' | 'therapy_day' | 'short_stay'
  | 'medical_short_stay' | 'small_multi' | 'nursing_small_multi' | 'regular_visit' | 'night_visit'
  | 'group_home' | 'special_nursing_home' | 'community_special_nursing_home' | 'health_facility'
  | 'medical_institution' | 'specified_facility' | 'equipment_rental' | 'equipment_sales'
  | 'home_care_guidance' | 'home_modification' | 'backup_hospital' | 'coordination_center'
  | 'health_center' | 'salon' | 'meal_delivery' | 'shopping' | 'transport' | 'watch'
  | 'other_informal' | 'other';

export type FacilityStatus = 'active' | 'suspended' | 'closure_candidate' | 'closed';

export type Acceptance = 'yes' | 'conditional' | 'no' | 'ask';

/** 検索結果 */
export interface SearchAnswer {
  total: number;
  offset: number;
  items: FacilityRow[];
  facets: Facets;
  understood: Understood;
}

/** 検索結果の行 */
export interface FacilityRow {
  id: string;
  name: string;
  name_kana: string;
  kind: FacilityKind;
  kinds: FacilityKind[];
  address: string;
  lat?: number;
  lng?: number;
  geocode_level: GeocodeLevel;
  phone: string;
  fax: string;
  zone_ids: string[];
  distance_m?: number;
  status: FacilityStatus;
  fictional: boolean;
  round_the_clock: boolean;
  capabilities: ItemAnswer[];
  accepts_new?: Acceptance;
  open_now?: boolean;
  hours_line: string;
  callable?: CallAnswer;
  notifications: string[];
  confirmed_at?: string;
  freshness_line: string;
  stale: boolean;
}

export type GeocodeLevel = 'given' | 'block' | 'oaza' | 'town' | 'city' | 'none' | 'needs_check';

/** 回答 */
export interface ItemAnswer {
  item: string;
  answer: Acceptance;
  note: string;
}

/** 今 連絡できる相手 */
export interface CallAnswer {
  open: boolean;
  line: string;
  line_en: string;
  window_id?: string;
  person: string;
  role: string;
  department: string;
  for_whom: string;
  channel: ContactChannel;
  until: string;
  next: string;
  next_at?: string;
  deputy: string;
  absent: string;
}

/** 連絡方法 */
export interface ContactChannel {
  kind: Channel;  // 方法
  value: string;  // 番号・宛先
  note: string;  // 注記
}

export type Channel = 'phone' | 'fax' | 'visit' | 'mail' | 'system';

/** 絞り込みの件数 */
export interface Facets {
  kind: Facet[];
  zone: Facet[];
  cap: Facet[];
  accepts: Facet[];
  status: Facet[];
  notification: Facet[];
  kana: Facet[];
}

/** 件数 */
export interface Facet {
  code: string;
  name: string;
  count: number;
}

/** 読み取った意味 */
export interface Understood {
  words: string[];
  items: string[];
  kinds: FacilityKind[];
  zones: string[];
}

/** 地図の点 */
export interface MapAnswer {
  ids: string[];
  lng: number[];
  lat: number[];
  kinds: FacilityKind[];
  levels: GeocodeLevel[];
  names: string[];
}

/** 候補 */
export interface SuggestInput {
  q: string;
}

/** 候補の一覧 */
export interface SuggestAnswer {
  items: Suggestion[];
}

/** 候補 */
export interface Suggestion {
  type: string;
  code: string;
  label: string;
}

/** 事業所 */
export interface FacilityRef {
  id: string;
}

/** 事業所のページ */
export interface FacilityPage {
  facility: Facility;
  services: Service[];
  capabilities: Capability[];
  notifications: Notification[];
  windows: ContactWindow[];
  relations: RelationView[];
  zones: ZoneName[];
  freshness: FreshnessView[];
  callable: CallAnswer;
  hours_now?: OpenNow;
  may_edit: boolean;
}

/** 事業所・医療機関 */
export interface Facility {
  area_id: string;
  id: string;
  name: string;  // 名称
  name_kana: string;  // 名称（かな）
  alternate_name: string;  // 略称・旧称
  kind: FacilityKind;  // 種別
  corporation_name: string;  // 法人の名称
  corporation_number: string;  // 法人番号
  medical_number: string;  // 医療機関番号
  postal_code: string;  // 郵便番号
  address: string;  // 住所
  building: string;  // 方書（ビル名等）
  lat?: number;  // 緯度
  lng?: number;  // 経度
  geocode_level: GeocodeLevel;  // 位置の確かさ
  phone: string;  // 電話番号
  phone_extension: string;  // 内線番号
  fax: string;  // FAX番号
  fax_verified: boolean;  // FAX送信確認済み
  mail: string;  // メール
  url: string;  // ホームページ
  beds?: number;  // 病床数
  round_the_clock: boolean;  // 24時間対応
  languages: string;  // 外国語
  access_note: string;  // 交通・道路の注意
  visit_areas: string[];  // 訪問地域
  public_note: string;  // 備考（公開）
  professional_note: string;  // 備考（専門職）
  town_note: string;  // 備考（市のみ）
  fictional: boolean;  // 架空
  status: FacilityStatus;  // 状態
  opened_on?: string;  // 開設日
  closed_on?: string;  // 廃止日
  closed_reason: string;  // 廃止の理由
  successor_id?: string;  // 引き継ぎ先
  changed_seq: number;  // 変更番号
}

/** サービス */
export interface Service {
  area_id: string;
  id: string;
  facility_id: string;
  kind: FacilityKind;  // サービスの種類
  office_number: string;  // 事業所番号
  capacity?: number;  // 定員
  hours: OpenHours[];  // 時間
  exceptions: HoursException[];  // 臨時の休み・変更
  hours_note: string;  // 時間の注記
  specialities: Speciality[];  // 診療科目
  accepts_new: Acceptance;  // 新規受入
  eligibility: string;  // 対象
  note: string;  // 備考
  opened_on?: string;  // 開始日
  closed_on?: string;  // 廃止日
}

/** 時間 */
export interface OpenHours {
  days: number[];  // 曜日
  open: string;  // 開始
  close: string;  // 終了
  note: string;  // 注記
}

/** 臨時の休み・変更 */
export interface HoursException {
  from: string;  // はじめ
  to: string;  // おわり
  closed: boolean;  // 休み
  note: string;  // 注記
}

/** 診療科目 */
export interface Speciality {
  code: string;  // コード
  name: string;  // 診療科目
  hours: OpenHours[];  // 診療時間
}

/** 対応できること */
export interface Capability {
  area_id: string;
  facility_id: string;
  item: string;  // 項目
  answer: Acceptance;  // 回答
  note: string;  // 条件・補足
}

/** 届出 */
export interface Notification {
  area_id: string;
  facility_id: string;
  symbol: string;  // 記号
  name: string;  // 届出
  since?: string;  // 算定開始
  as_of: string;  // 現在
}

/** 連絡窓口 */
export interface ContactWindow {
  area_id: string;
  id: string;
  facility_id: string;
  person: string;  // 氏名・窓口名
  role: string;  // 役割
  department: string;  // 部署
  for_whom: string;  // どなたから
  purposes: string;  // 用件
  hours: OpenHours[];  // 連絡してよい時間
  channels: ContactChannel[];  // 連絡方法（希望順）
  deputy_id?: string;  // 代理
  leave: Leave[];  // 不在
  audience: Audience;  // 公開範囲
  note: string;  // 注記
  position: number;  // 順
}

/** 不在 */
export interface Leave {
  from: string;  // はじめ
  to: string;  // おわり
  note: string;  // 注記
}

export type Audience = 'public' | 'professional' | 'town';

/** 連携先 */
export interface RelationView {
  relation: Relation;
  other_name: string;
  other_kind: FacilityKind;
  outward: boolean;
}

/** 連携 */
export interface Relation {
  area_id: string;
  id: string;
  from_id: string;  // から
  to_id: string;  // へ
  role: RelationRole;  // 役割
  since?: string;  // 開始
  until?: string;  // 終了
  note: string;  // 注記
}

export type RelationRole = 'backup_hospital' | 'linked_clinic' | 'cooperating_institution' | 'night_partner'
  | 'round_the_clock_pharmacy' | 'commissioned' | 'branch' | 'member' | 'other';

/** 圏域名 */
export interface ZoneName {
  id: string;
  name: string;
  set: string;
}

/** 確かめた日 */
export interface FreshnessView {
  fact_group: FactGroup;
  source: FactSource;
  source_name: string;
  confirmed_by: string;
  confirmed_at: string;
  next_due: string;
  local_edit: boolean;
  stale: boolean;
  age_words: string;
}

export type FactGroup = 'basic' | 'place' | 'contact' | 'hours' | 'capabilities' | 'windows' | 'notifications'
  | 'relations';

export type FactSource = 'open_data' | 'notification_list' | 'facility' | 'survey' | 'visit' | 'town';

/** 今の状態 */
export interface OpenNow {
  open?: boolean;
  until: string;
  line: string;
}

/** 連絡できるか */
export interface CallableInput {
  id: string;
  at?: string;
}

/** 履歴の一覧 */
export interface HistoryAnswer {
  entries: HistoryEntry[];
}

/** 履歴 */
export interface HistoryEntry {
  seq: number;
  at: string;
  who: string;
  act: string;
  changes: FieldChange[];
}

/** 変更 */
export interface FieldChange {
  field: string;
  label: string;
  before: unknown;
  after: unknown;
}

/** 文 */
export interface TextAnswer {
  text: string;
}

/** 新しい事業所 */
export interface NewFacility {
  name: string;
  name_kana?: string;
  kind?: FacilityKind;
  address?: string;
  lat?: number;
  lng?: number;
  phone?: string;
  fax?: string;
  opened_on?: string;
  fictional?: boolean;
}

/** 項目群の変更 */
export interface GroupEdit {
  id: string;
  fact_group?: FactGroup;
  base_seq?: number;
  values: unknown;
}

/** 確認 */
export interface Confirmation {
  id: string;
  fact_groups?: FactGroup[];
  source?: FactSource;
}

/** 休廃止 */
export interface StatusChange {
  id: string;
  status?: FacilityStatus;
  closed_on?: string;
  closed_reason?: string;
  successor_id?: string;
}

/** 元に戻す */
export interface UndoInput {
  id: string;
  seq: number;
}

/** 自分で直すページ */
export interface LinkPage {
  facility: Facility;
  services: Service[];
  capabilities: Capability[];
  items: LinkQuestion[];
  windows: ContactWindow[];
  freshness: FreshnessView[];
  area_name: string;
  note: string;
  expires_at: string;
  groups_confirmed: FactGroup[];
  answered: boolean;
  public_page: FacilityPage;
}

/** 質問 */
export interface LinkQuestion {
  code: string;
  ja: string;
  group_name: string;
  answer: AnswerType;
  audience: Audience;
  choices: string;
}

export type AnswerType = 'acceptance' | 'yes_no' | 'choice' | 'choices' | 'number' | 'words';

/** リンクからの確認 */
export interface LinkConfirm {
  fact_groups?: FactGroup[];
}

/** リンクからの変更 */
export interface LinkEdit {
  fact_group?: FactGroup;
  base_seq?: number;
  values: unknown;
}

/** リンクの絞り込み */
export interface LinkFilter {
  state?: LinkState;
  facility_id?: string;
}

export type LinkState = 'waiting' | 'opened' | 'answered' | 'expired' | 'revoked';

/** 更新のお願いの一覧 */
export interface LinkRows {
  items: LinkRow[];
}

/** 更新のお願いの行 */
export interface LinkRow {
  link: UpdateLink;
  facility_name: string;
  state: LinkState;
  token: string;
}

/** 更新のお願い */
export interface UpdateLink {
  area_id: string;
  id: string;
  facility_id: string;
  note: string;  // ひとこと
  created_at: string;  // 依頼日時
  created_by: string;  // 依頼者
  expires_at: string;  // 期限
  opened_at?: string;  // 開いた日時
  answered_at?: string;  // 回答日時
  reminded_at?: string;  // 再依頼日時
  revoked_at?: string;  // 取消日時
  groups_confirmed: FactGroup[];  // 確認済みの項目
  answered_by_fax: string;  // FAX回答の入力者
}

/** 更新のお願い */
export interface AskInput {
  facility_ids: string[];
  note?: string;
}

/** リンク */
export interface LinkRef {
  id: string;
  by?: string;
}

/** 確認が必要な事業所 */
export interface StaleInput {
  kind?: FacilityKind[];
  zone?: string;
  offset?: number;
}

/** 確認が必要な事業所の一覧 */
export interface StaleAnswer {
  total: number;
  items: StaleFacility[];
}

/** 確認が必要な事業所 */
export interface StaleFacility {
  id: string;
  name: string;
  kind: FacilityKind;
  groups: FactGroup[];
  due: string;
  confirmed_at: string;
  age_words: string;
  asked_at?: string;
}

/** 訪問の期間 */
export interface VisitsInput {
  year?: number;
}

/** 訪問の一覧 */
export interface VisitsAnswer {
  year: number;
  items: VisitRow[];
  visited: number;
  total: number;
  percent: number;
  by_zone: ZoneCoverage[];
}

/** 訪問の行 */
export interface VisitRow {
  visit: Visit;
  facility_name: string;
}

/** 訪問 */
export interface Visit {
  area_id: string;
  id: string;
  facility_id: string;
  visited_on: string;  // 訪問日
  visitor: string;  // 訪問者
  note: string;  // 記録
  issues: string;  // 課題
}

/** 圏域ごとの訪問率 */
export interface ZoneCoverage {
  zone: string;
  visited: number;
  total: number;
}

/** 訪問の記録 */
export interface VisitInput {
  facility_id: string;
  visited_on: string;
  visitor?: string;
  note?: string;
  issues?: string;
  confirmed_groups?: FactGroup[];
}

/** 圏域の一覧 */
export interface ZonesAnswer {
  sets: ZoneSet[];
  zones: ZoneRow[];
}

/** 圏域の組 */
export interface ZoneSet {
  area_id: string;
  id: string;
  name: string;  // 名称
  kind: ZoneSetKind;  // 種類
  valid_from?: string;  // 有効期間のはじめ
  valid_to?: string;  // 有効期間のおわり
  source_name: string;  // 出典
}

export type ZoneSetKind = 'daily_life' | 'medical_association' | 'school' | 'neighbourhood' | 'station' | 'other';

/** 圏域の行 */
export interface ZoneRow {
  id: string;
  zone_set_id: string;
  code: string;
  name: string;
  note: string;
  center_id?: string;
  count: number;
  label_lat: number;
  label_lng: number;
}

/** 圏域の地図 */
export interface GeojsonInput {
  set?: string;
}

/** 種別と圏域ごとの数 */
export interface CountsAnswer {
  rows: CountRow[];
}

/** 圏域ごとの数 */
export interface CountRow {
  zone_id: string;
  name: string;
  kinds: FacilityKind[];
  counts: number[];
}

/** 圏域の組 */
export interface NewZoneSet {
  name: string;
  kind?: ZoneSetKind;
  valid_from?: string;
  valid_to?: string;
  source_name?: string;
  zones: NewZone[];
}

/** 圏域 */
export interface NewZone {
  code?: string;
  name: string;
  name_kana?: string;
  note?: string;
  geometry?: string;
}

/** 年の範囲 */
export interface YearsInput {
  from?: number;
  to?: number;
}

/** 開設と廃止の推移 */
export interface OpeningsAnswer {
  from: number;
  to: number;
  rows: OpeningRow[];
}

/** 開設と廃止 */
export interface OpeningRow {
  year: number;
  kind: FacilityKind;
  zone: string;
  opened: number;
  closed: number;
}

/** 新規開設の期間 */
export interface NewcomersInput {
  since?: string;
}

/** 新規開設の一覧 */
export interface NewcomersAnswer {
  items: Newcomer[];
}

/** 新規開設 */
export interface Newcomer {
  id: string;
  name: string;
  kind: FacilityKind;
  address: string;
  opened_on: string;
}

/** 組織図 */
export interface OrganisationAnswer {
  nodes: OrganisationNode[];
  edges: OrganisationEdge[];
}

/** 組織図の事業所 */
export interface OrganisationNode {
  id: string;
  name: string;
  kind: FacilityKind;
}

/** 組織図の線 */
export interface OrganisationEdge {
  from_id: string;
  to_id: string;
  role: RelationRole;
}

/** 担い手の推移 */
export interface LoadAnswer {
  rows: LoadRow[];
  total: LoadRow[];
  people_sources: PeopleSource[];
}

/** 担い手の数 */
export interface LoadRow {
  zone: string;
  kind: FacilityKind;
  providers: number;
  ten_years_ago: number;
  people_65?: number;
  people_75?: number;
  people_65_per_provider?: number;
  people_75_per_provider?: number;
}

/** 人口の出典 */
export interface PeopleSource {
  source_name: string;
  as_of: string;
}

/** 選択肢の一覧 */
export interface CodesAnswer {
  FacilityKind: CodeOption[];
  Acceptance: CodeOption[];
  FacilityStatus: CodeOption[];
  GeocodeLevel: CodeOption[];
  FactGroup: CodeOption[];
  FactSource: CodeOption[];
  Channel: CodeOption[];
  Audience: CodeOption[];
  RelationRole: CodeOption[];
  ZoneSetKind: CodeOption[];
  SourceKind: CodeOption[];
  LinkState: CodeOption[];
  CapabilityGroup: CodeOption[];
  Role: CodeOption[];
  items: CodeItem[];
}

/** 選択肢 */
export interface CodeOption {
  code: string;
  ja: string;
  en: string;
}

/** 対応できることの項目 */
export interface CodeItem {
  code: string;
  ja: string;
  en: string;
  group: CapabilityGroup;
  answer: AnswerType;
  choices: string;
  kinds: FacilityKind[];
}

export type CapabilityGroup = 'common' | 'state' | 'home_care' | 'act' | 'act_extra' | 'doctor' | 'dental' | 'pharmacy'
  | 'care_management' | 'home_nursing' | 'staff' | 'home_help' | 'residence';

/** 出典の表示 */
export interface CreditsAnswer {
  lines: string[];
}

/** 事業所の用紙 */
export interface SheetInput {
  id: string;
  fax?: boolean;
}

/** 冊子 */
export interface BookletInput {
  edition?: Edition;  // 版
}

export type Edition = 'public' | 'professional';

/** 印刷 */
export interface PrintInput {
  fax?: boolean;
}

/** 確認のお願いの用紙 */
export interface LinkSheetInput {
  id: string;
  reply_to?: string;
  reply_phone?: string;
  reply_fax?: string;
}

/** 預かったファイル */
export interface BlobAnswer {
  sha256: string;
  size: number;
  guess: Guess;
}

/** 推測 */
export interface Guess {
  kind?: SourceKind;
}

export type SourceKind = 'care_service_csv' | 'care_service_json' | 'medical_facility_csv' | 'medical_hours_csv'
  | 'notification_xlsx' | 'opendata_medical_csv' | 'opendata_care_csv' | 'opendata_facility_csv'
  | 'survey_csv' | 'facility_geojson' | 'zone_geojson' | 'home_care_csv';

/** 取り込みの確認 */
export interface PreviewInput {
  blob?: string;
  from?: string;
  file_name?: string;
  kind: SourceKind;
  mapping?: HeaderMatch[];
  keep_all?: boolean;
  dry_run?: boolean;
  credit?: string;  // 出典の表示
}

/** 見出しの対応 */
export interface HeaderMatch {
  header: string;
  field: string;
}

/** 取り込み */
export interface ImportRunView {
  id: string;
  kind: SourceKind;
  blob: string;
  file_name: string;
  source_name: string;
  credit: string;
  snapshot?: string;
  encoding: string;
  keep_all: boolean;
  state: RunState;
  created_at: string;
  by: string;
  rows_read: number;
  rows_new: number;
  rows_changed: number;
  rows_unchanged: number;
  rows_queued: number;
  rows_refused: number;
  rows_applied: number;
  vanished: number;
  done: number;
  kept: number;
  headers: HeaderMatch[];
  fields: FieldChoice[];
  message?: string;
}

export type RunState = 'previewed' | 'applying' | 'stopped' | 'applied' | 'undoing' | 'undone' | 'discarded';

/** 見出しを当てる項目 */
export interface FieldChoice {
  name: string;
  label: string;
  necessary: boolean;
}

/** 取り込みの一覧 */
export interface RunList {
  items: ImportRunView[];
}

/** 取り込み */
export interface RunInput {
  id: string;
}

/** 取り込みの行 */
export interface RowsInput {
  id: string;
  state?: RowState;
  kept?: boolean;
  offset?: number;
  limit?: number;
}

export type RowState = 'new' | 'changed' | 'unchanged' | 'queued' | 'refused' | 'vanished';

/** 取り込みの行の一覧 */
export interface RowList {
  total: number;
  items: ImportRowView[];
}

/** 取り込みの行 */
export interface ImportRowView {
  line: number;
  rows: number;
  name: string;
  state: RowState;
  facility_id?: string;
  differences: Difference[];
  warnings: WarningView[];
  refused?: RefusalView;
  candidates: CandidateView[];
  kept: boolean;
}

/** 違い */
export interface Difference {
  field: string;
  label: string;
  before: string;
  after: string;
  kept_local: boolean;
}

/** 行の注意 */
export interface WarningView {
  code: string;
  message: string;
  column: string;
  value: string;
}

/** 受け付けなかった理由 */
export interface RefusalView {
  code: string;
  message: string;
  column: string;
  value: string;
}

/** 候補 */
export interface CandidateView {
  facility_id: string;
  name: string;
  address: string;
  score: number;
  reasons: string[];
}

/** 取り込みの一歩 */
export interface StepInput {
  id: string;
  count?: number;
}

/** 取り込みの破棄 */
export interface DiscardInput {
  id: string;
  count?: number;
}

/** 取り込みの破棄 */
export interface DiscardAnswer {
  gone: boolean;
}

/** 出典 */
export interface SourcesInput {
  id: string;
}

/** 出典の記録の一覧 */
export interface SourceList {
  items: SourceView[];
}

/** 出典の記録 */
export interface SourceView {
  kind: SourceKind;
  source_name: string;
  key: string;
  raw: string;
  snapshot?: string;
  vanished: boolean;
}

/** 同じ資源かの確認 */
export interface MatchesInput {
  offset?: number;
  limit?: number;
}

/** 同じ資源かの確認の一覧 */
export interface MatchList {
  total: number;
  items: MatchView[];
}

/** 同じ資源かの確認 */
export interface MatchView {
  id: string;
  state: CaseState;
  left: MatchSide;
  right: MatchSide;
  score: number;
  reasons: string[];
  differences: SideDifference[];
  candidates: CandidateView[];
}

export type CaseState = 'open' | 'same' | 'different';

/** 比べる一方 */
export interface MatchSide {
  id?: string;
  name: string;
  name_kana: string;
  kind: FacilityKind;
  address: string;
  phone: string;
  corporation_name: string;
  source_name: string;
}

/** 左右の違い */
export interface SideDifference {
  field: string;
  label: string;
  left: string;
  right: string;
}

/** 同じか別か */
export interface DecideInput {
  id: string;
  decision: MatchDecision;
  facility_id?: string;
}

export type MatchDecision = 'same' | 'different';

/** 決めた結果 */
export interface DecideAnswer {
  facility_id: string;
  state: CaseState;
}

/** 同じ資源かの確認 */
export interface MatchInput {
  id: string;
}

/** 統合の一覧 */
export interface MergeList {
  items: MergeView[];
}

/** 統合 */
export interface MergeView {
  id: string;
  at: string;
  by: string;
  kept: MergeEnd;
  merged: MergeEnd;
  undone_at?: string;
}

/** 統合の一方 */
export interface MergeEnd {
  id: string;
  name: string;
}

/** 統合する二つ */
export interface MergeInputIds {
  kept_id: string;  // 残す資源
  gone_id: string;  // 統合される資源
  take?: string[];  // 統合される資源から採る項目
}

/** 統合を元に戻す */
export interface UndoMergeInput {
  id: string;
}

/** 住所の位置の表 */
export interface GeocodeInput {
  blob: string;
  replace?: boolean;
}

/** 住所の位置の表 */
export interface GeocodeAnswer {
  lines: number;
  places: number;
  refused: number;
  refused_lines: number[];
}

/** 資源調査の様式 */
export interface TemplateInput {
  kind?: FacilityKind;
  filled?: boolean;
}

/** 人口の表 */
export interface StatisticsInput {
  blob: string;
  as_of: string;  // 時点
  source_name: string;  // 出典
  credit?: string;  // 出典の表示
}

/** 人口の表 */
export interface StatisticsAnswer {
  rows_read: number;
  rows_loaded: number;
  rows_refused: number;
  refused: RefusedStatistic[];
}

/** 受け付けなかった行 */
export interface RefusedStatistic {
  line: number;
  code: string;
  message: string;
  value: string;
}

/** 作業の依頼 */
export interface JobInput {
  kind?: JobKind;  // 作るもの
  edition?: Edition;  // 版
}

export type JobKind = 'booklet';

/** 作業 */
export interface JobView {
  id: string;
  kind: JobKind;
  edition: Edition;
  title: string;
  state: JobState;
  done: number;
  total: number;
  step: string;
  error: string;
  created_at: string;
  started_at?: string;
  finished_at?: string;
  remaining_seconds?: number;
  file_name: string;
  file_size: number;
  expires_at?: string;
  file_ready: boolean;
}

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'stopped' | 'interrupted';

/** 作業の一覧 */
export interface JobsAnswer {
  items: JobView[];
}

/** 作業 */
export interface OneJob {
  id: string;
}

/** Method, path and permission of every endpoint, by the name of its act. */
export const endpoints = {
  'area.list': { method: 'GET', path: '/v1/areas', permission: 'public' },
  'area.open': { method: 'POST', path: '/v1/setup', permission: 'public' },
  'session.show': { method: 'GET', path: '/v1/session', permission: 'public' },
  'session.sign_in': { method: 'POST', path: '/v1/session', permission: 'public' },
  'session.sign_out': { method: 'DELETE', path: '/v1/session', permission: 'public' },
  'session.change_password': { method: 'POST', path: '/v1/session/password', permission: 'signed_in' },
  'session.list': { method: 'GET', path: '/v1/me/sessions', permission: 'signed_in' },
  'session.end': { method: 'POST', path: '/v1/me/sessions/end', permission: 'signed_in' },
  'account.list': { method: 'GET', path: '/v1/accounts', permission: 'account.read' },
  'account.create': { method: 'POST', path: '/v1/accounts', permission: 'account.edit' },
  'account.deactivate': { method: 'POST', path: '/v1/accounts/{id}/deactivate', permission: 'account.edit' },
  'account.set_roles': { method: 'POST', path: '/v1/accounts/{id}/memberships', permission: 'account.edit' },
  'account.reset_password': { method: 'POST', path: '/v1/accounts/{id}/password-reset', permission: 'account.edit' },
  'permission.show': { method: 'GET', path: '/v1/permissions', permission: 'permission.read' },
  'facility.search': { method: 'GET', path: '/v1/facilities', permission: 'facility.read' },
  'facility.map': { method: 'GET', path: '/v1/facilities/map', permission: 'facility.read' },
  'facility.suggest': { method: 'GET', path: '/v1/suggest', permission: 'facility.read' },
  'facility.show': { method: 'GET', path: '/v1/facilities/{id}', permission: 'facility.read' },
  'facility.callable': { method: 'GET', path: '/v1/facilities/{id}/callable', permission: 'facility.read' },
  'facility.history': { method: 'GET', path: '/v1/facilities/{id}/history', permission: 'facility.read' },
  'facility.text': { method: 'GET', path: '/v1/facilities/{id}/text', permission: 'facility.read' },
  'facility.create': { method: 'POST', path: '/v1/facilities', permission: 'facility.create' },
  'facility.edit': { method: 'PUT', path: '/v1/facilities/{id}/{fact_group}', permission: 'facility.edit' },
  'facility.confirm': { method: 'POST', path: '/v1/facilities/{id}/confirm', permission: 'facility.edit' },
  'facility.status': { method: 'POST', path: '/v1/facilities/{id}/status', permission: 'facility.status' },
  'facility.undo': { method: 'POST', path: '/v1/facilities/{id}/undo', permission: 'facility.edit' },
  'link.show': { method: 'GET', path: '/v1/link', permission: 'link' },
  'link.confirm': { method: 'POST', path: '/v1/link/confirm', permission: 'link' },
  'link.edit': { method: 'PUT', path: '/v1/link/{fact_group}', permission: 'link' },
  'update_link.list': { method: 'GET', path: '/v1/update-links', permission: 'link.send' },
  'update_link.ask': { method: 'POST', path: '/v1/update-links', permission: 'link.send' },
  'update_link.revoke': { method: 'POST', path: '/v1/update-links/{id}/revoke', permission: 'link.send' },
  'update_link.remind': { method: 'POST', path: '/v1/update-links/{id}/remind', permission: 'link.send' },
  'update_link.fax_answer': { method: 'POST', path: '/v1/update-links/{id}/fax-answer', permission: 'link.send' },
  'freshness.stale': { method: 'GET', path: '/v1/freshness', permission: 'freshness.read' },
  'visit.list': { method: 'GET', path: '/v1/visits', permission: 'freshness.read' },
  'visit.log': { method: 'POST', path: '/v1/visits', permission: 'visit.log' },
  'zone.list': { method: 'GET', path: '/v1/zones', permission: 'facility.read' },
  'zone.geojson': { method: 'GET', path: '/v1/zones.geojson', permission: 'facility.read' },
  'zone.counts': { method: 'GET', path: '/v1/counts', permission: 'facility.read' },
  'zone.add_set': { method: 'POST', path: '/v1/zone-sets', permission: 'zone.edit' },
  'stats.openings': { method: 'GET', path: '/v1/stats/openings', permission: 'stats.read' },
  'stats.newcomers': { method: 'GET', path: '/v1/stats/newcomers', permission: 'stats.read' },
  'organisation.show': { method: 'GET', path: '/v1/organisation', permission: 'facility.read' },
  'stats.load': { method: 'GET', path: '/v1/stats/load', permission: 'stats.read' },
  'codes': { method: 'GET', path: '/v1/codes', permission: 'public' },
  'credit.list': { method: 'GET', path: '/v1/credits', permission: 'public' },
  'paper.sheet': { method: 'GET', path: '/v1/facilities/{id}/sheet.pdf', permission: 'facility.read' },
  'paper.list': { method: 'GET', path: '/v1/facilities-list.pdf', permission: 'facility.read' },
  'paper.list_xlsx': { method: 'GET', path: '/v1/facilities.xlsx', permission: 'facility.read' },
  'paper.list_csv': { method: 'GET', path: '/v1/facilities.csv', permission: 'facility.read' },
  'paper.booklet': { method: 'GET', path: '/v1/booklet.pdf', permission: 'output.booklet' },
  'paper.public_booklet': { method: 'GET', path: '/v1/public-booklet.pdf', permission: 'public' },
  'paper.map': { method: 'GET', path: '/v1/map.pdf', permission: 'facility.read' },
  'paper.organisation': { method: 'GET', path: '/v1/organisation.pdf', permission: 'facility.read' },
  'paper.link_sheet': { method: 'GET', path: '/v1/update-links/{id}/sheet.pdf', permission: 'link.send' },
  'blob.put': { method: 'POST', path: '/v1/blobs', permission: 'import.run' },
  'import.preview': { method: 'POST', path: '/v1/imports', permission: 'import.run' },
  'import.list': { method: 'GET', path: '/v1/imports', permission: 'import.run' },
  'import.show': { method: 'GET', path: '/v1/imports/{id}', permission: 'import.run' },
  'import.rows': { method: 'GET', path: '/v1/imports/{id}/rows', permission: 'import.run' },
  'import.apply': { method: 'POST', path: '/v1/imports/{id}/apply', permission: 'import.run' },
  'import.step': { method: 'POST', path: '/v1/imports/{id}/step', permission: 'import.run' },
  'import.stop': { method: 'POST', path: '/v1/imports/{id}/stop', permission: 'import.run' },
  'import.undo': { method: 'POST', path: '/v1/imports/{id}/undo', permission: 'import.run' },
  'import.undo_step': { method: 'POST', path: '/v1/imports/{id}/undo-step', permission: 'import.run' },
  'import.discard': { method: 'POST', path: '/v1/imports/{id}/discard', permission: 'import.run' },
  'facility.sources': { method: 'GET', path: '/v1/facilities/{id}/sources', permission: 'import.run' },
  'match.list': { method: 'GET', path: '/v1/matches', permission: 'match.decide' },
  'match.decide': { method: 'POST', path: '/v1/matches/{id}', permission: 'match.decide' },
  'match.undo': { method: 'POST', path: '/v1/matches/{id}/undo', permission: 'match.decide' },
  'merge.list': { method: 'GET', path: '/v1/merges', permission: 'match.decide' },
  'merge.make': { method: 'POST', path: '/v1/merges', permission: 'match.decide' },
  'merge.undo': { method: 'POST', path: '/v1/merges/{id}/undo', permission: 'match.decide' },
  'geocode.load': { method: 'POST', path: '/v1/geocode', permission: 'import.run' },
  'survey.template': { method: 'GET', path: '/v1/survey-template.xlsx', permission: 'import.run' },
  'statistics.load': { method: 'POST', path: '/v1/statistics', permission: 'import.run' },
  'open_data.medical': { method: 'GET', path: '/v1/opendata/medical.csv', permission: 'output.open_data' },
  'open_data.care': { method: 'GET', path: '/v1/opendata/care.csv', permission: 'output.open_data' },
  'open_data.medical_v1': { method: 'GET', path: '/v1/opendata/medical_v1.csv', permission: 'output.open_data' },
  'open_data.care_v1': { method: 'GET', path: '/v1/opendata/care_v1.csv', permission: 'output.open_data' },
  'open_data.geojson': { method: 'GET', path: '/v1/facilities.geojson', permission: 'output.open_data' },
  'site.enter': { method: 'GET', path: '/public', permission: 'public' },
  'site.show': { method: 'GET', path: '/public/', permission: 'public' },
  'site.area': { method: 'GET', path: '/public/{area}', permission: 'public' },
  'site.enter_area': { method: 'GET', path: '/public/{area}/', permission: 'public' },
  'site.search': { method: 'GET', path: '/public/{area}/search', permission: 'public' },
  'site.places': { method: 'GET', path: '/public/{area}/places', permission: 'public' },
  'site.facility': { method: 'GET', path: '/public/{area}/facility/{id}', permission: 'public' },
  'site.about': { method: 'GET', path: '/public/{area}/about', permission: 'public' },
  'site.accessibility': { method: 'GET', path: '/public/{area}/accessibility', permission: 'public' },
  'site.privacy': { method: 'GET', path: '/public/{area}/privacy', permission: 'public' },
  'job.start': { method: 'POST', path: '/v1/jobs', permission: 'signed_in' },
  'job.list': { method: 'GET', path: '/v1/jobs', permission: 'signed_in' },
  'job.show': { method: 'GET', path: '/v1/jobs/{id}', permission: 'signed_in' },
  'job.stop': { method: 'POST', path: '/v1/jobs/{id}/stop', permission: 'signed_in' },
  'job.file': { method: 'GET', path: '/v1/jobs/{id}/file', permission: 'signed_in' },
} as const;

/** What each endpoint takes and answers. */
export interface Calls {
  'area.list': { in: Record<string, never>; out: AreasAnswer };
  'area.open': { in: NewArea; out: Area };
  'session.show': { in: Record<string, never>; out: Session };
  'session.sign_in': { in: SignIn; out: Session };
  'session.sign_out': { in: Record<string, never>; out: Session };
  'session.change_password': { in: NewPassword; out: Session };
  'session.list': { in: Record<string, never>; out: MySessions };
  'session.end': { in: EndSessions; out: MySessions };
  'account.list': { in: Record<string, never>; out: AccountList };
  'account.create': { in: NewAccount; out: FirstPassword };
  'account.deactivate': { in: AccountPath; out: Done };
  'account.set_roles': { in: AccountRoles; out: Done };
  'account.reset_password': { in: AccountPath; out: FirstPassword };
  'permission.show': { in: Record<string, never>; out: PermissionTable };
  'facility.search': { in: SearchInput; out: SearchAnswer };
  'facility.map': { in: SearchInput; out: MapAnswer };
  'facility.suggest': { in: SuggestInput; out: SuggestAnswer };
  'facility.show': { in: FacilityRef; out: FacilityPage };
  'facility.callable': { in: CallableInput; out: CallAnswer };
  'facility.history': { in: FacilityRef; out: HistoryAnswer };
  'facility.text': { in: FacilityRef; out: TextAnswer };
  'facility.create': { in: NewFacility; out: FacilityPage };
  'facility.edit': { in: GroupEdit; out: FacilityPage };
  'facility.confirm': { in: Confirmation; out: FacilityPage };
  'facility.status': { in: StatusChange; out: FacilityPage };
  'facility.undo': { in: UndoInput; out: FacilityPage };
  'link.show': { in: Record<string, never>; out: LinkPage };
  'link.confirm': { in: LinkConfirm; out: LinkPage };
  'link.edit': { in: LinkEdit; out: LinkPage };
  'update_link.list': { in: LinkFilter; out: LinkRows };
  'update_link.ask': { in: AskInput; out: LinkRows };
  'update_link.revoke': { in: LinkRef; out: LinkRow };
  'update_link.remind': { in: LinkRef; out: LinkRow };
  'update_link.fax_answer': { in: LinkRef; out: LinkRow };
  'freshness.stale': { in: StaleInput; out: StaleAnswer };
  'visit.list': { in: VisitsInput; out: VisitsAnswer };
  'visit.log': { in: VisitInput; out: Visit };
  'zone.list': { in: Record<string, never>; out: ZonesAnswer };
  'zone.geojson': { in: GeojsonInput; out: Blob };
  'zone.counts': { in: Record<string, never>; out: CountsAnswer };
  'zone.add_set': { in: NewZoneSet; out: ZonesAnswer };
  'stats.openings': { in: YearsInput; out: OpeningsAnswer };
  'stats.newcomers': { in: NewcomersInput; out: NewcomersAnswer };
  'organisation.show': { in: Record<string, never>; out: OrganisationAnswer };
  'stats.load': { in: Record<string, never>; out: LoadAnswer };
  'codes': { in: Record<string, never>; out: CodesAnswer };
  'credit.list': { in: Record<string, never>; out: CreditsAnswer };
  'paper.sheet': { in: SheetInput; out: Blob };
  'paper.list': { in: SearchInput; out: Blob };
  'paper.list_xlsx': { in: SearchInput; out: Blob };
  'paper.list_csv': { in: SearchInput; out: Blob };
  'paper.booklet': { in: BookletInput; out: Blob };
  'paper.public_booklet': { in: Record<string, never>; out: Blob };
  'paper.map': { in: SearchInput; out: Blob };
  'paper.organisation': { in: PrintInput; out: Blob };
  'paper.link_sheet': { in: LinkSheetInput; out: Blob };
  'blob.put': { in: Record<string, never>; out: BlobAnswer };
  'import.preview': { in: PreviewInput; out: ImportRunView };
  'import.list': { in: Record<string, never>; out: RunList };
  'import.show': { in: RunInput; out: ImportRunView };
  'import.rows': { in: RowsInput; out: RowList };
  'import.apply': { in: RunInput; out: ImportRunView };
  'import.step': { in: StepInput; out: ImportRunView };
  'import.stop': { in: RunInput; out: ImportRunView };
  'import.undo': { in: RunInput; out: ImportRunView };
  'import.undo_step': { in: StepInput; out: ImportRunView };
  'import.discard': { in: DiscardInput; out: DiscardAnswer };
  'facility.sources': { in: SourcesInput; out: SourceList };
  'match.list': { in: MatchesInput; out: MatchList };
  'match.decide': { in: DecideInput; out: DecideAnswer };
  'match.undo': { in: MatchInput; out: MatchView };
  'merge.list': { in: Record<string, never>; out: MergeList };
  'merge.make': { in: MergeInputIds; out: MergeView };
  'merge.undo': { in: UndoMergeInput; out: MergeView };
  'geocode.load': { in: GeocodeInput; out: GeocodeAnswer };
  'survey.template': { in: TemplateInput; out: Blob };
  'statistics.load': { in: StatisticsInput; out: StatisticsAnswer };
  'open_data.medical': { in: Record<string, never>; out: Blob };
  'open_data.care': { in: Record<string, never>; out: Blob };
  'open_data.medical_v1': { in: Record<string, never>; out: Blob };
  'open_data.care_v1': { in: Record<string, never>; out: Blob };
  'open_data.geojson': { in: Record<string, never>; out: Blob };
  'site.enter': { in: Record<string, never>; out: unknown };
  'site.show': { in: Record<string, never>; out: unknown };
  'site.area': { in: Record<string, never>; out: unknown };
  'site.enter_area': { in: Record<string, never>; out: unknown };
  'site.search': { in: Record<string, never>; out: unknown };
  'site.places': { in: Record<string, never>; out: unknown };
  'site.facility': { in: Record<string, never>; out: unknown };
  'site.about': { in: Record<string, never>; out: unknown };
  'site.accessibility': { in: Record<string, never>; out: unknown };
  'site.privacy': { in: Record<string, never>; out: unknown };
  'job.start': { in: JobInput; out: JobView };
  'job.list': { in: Record<string, never>; out: JobsAnswer };
  'job.show': { in: OneJob; out: JobView };
  'job.stop': { in: OneJob; out: JobView };
  'job.file': { in: OneJob; out: Blob };
}
