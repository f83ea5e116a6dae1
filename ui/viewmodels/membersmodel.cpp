// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/membersmodel.h"

#include "base/clock.h"
#include "lists/pollplan.h"
#include "lists/wording.h"
#include "store/accounts.h"
#include "store/actors.h"
#include "store/lists.h"
#include "store/readings.h"
#include "ui/images/imageurl.h"
#include "ui/models/rowruns.h"
#include "ui/models/styledname.h"
#include "ui/viewmodels/memberwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MembersModel)
};

enum MemberRole {
    AcctRole = Qt::UserRole,
    NameRole,
    AvatarRole,
    ReaderRole,
    PaceRole,
    TroubleRole,
    NoticeRole
};

/// With more of them, views are told faster that everything is new.
constexpr size_t mostRuns = 200;

/// Who was never seen has a handle for a name and a letter for a face.
Actor unseen(const QString &acct)
{
    return {.acct = acct};
}

MembersModel::MemberNotice memberNotice(const ListMember &member)
{
    using Notice = MembersModel::MemberNotice;
    return !member.notify ? Notice::AsTheList : *member.notify ? Notice::Always : Notice::Never;
}

/// Trouble stands where else is said how they are read, which then begins the line below.
QString lineBelow(const ListMember &member, const std::vector<Account> &accounts)
{
    const QString pace = paceWords(member.polled, member.nextReadAt);
    if (member.error.isEmpty() || member.reader == ReaderKind::Unreadable) {
        return pace;
    }
    const QString reader = readerWords(member, accounts) + noticeWords(member.notify);
    return pace.isEmpty() ? reader : reader + u" · "_s + pace;
}

} // namespace

MembersModel::MembersModel(store::Store &store, Ask ask, const ListId &list,
    std::shared_ptr<EmojiIndex> emojis, PeopleAdder *adder, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_list(list)
    , m_emojis(std::move(emojis))
    , m_adder(adder != nullptr ? adder : new PeopleAdder(store, m_ask, list, this))
    , m_reader(
          &store, this,
          [&store, list] {
              return store.readUser([list](store::UserTx &tx) { return readUser(tx, list); });
          },
          [this](const Result<Read> &read) { take(read); })
    , m_knownReader(
          &store, this, [this] { return readKnown(); },
          [this](const Result<Known> &known) { show(known); })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.lists || changes.readings || changes.accounts) {
            m_reader.read();
        }
    });
    m_reader.read();
}

// ---- rows -----------------------------------------------------------------------------------

int MembersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QHash<int, QByteArray> MembersModel::roleNames() const
{
    return {{AcctRole, "acct"}, {NameRole, "name"}, {AvatarRole, "avatar"}, {ReaderRole, "reader"},
        {PaceRole, "pace"}, {TroubleRole, "trouble"}, {NoticeRole, "notice"}};
}

const MemberLine *MembersModel::line(const QString &acct) const
{
    const auto place = m_places.constFind(acct);
    return place == m_places.cend() ? nullptr : &m_lines[size_t(*place)];
}

QVariant MembersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const MemberLine *known = line(m_rows[index.row()]);
    if (known == nullptr) {
        return {};
    }
    const ListMember &member = known->member;
    switch (role) {
    case AcctRole:
        return QString(u'@' + member.acct);
    case NameRole:
        return styledName(known->face);
    case AvatarRole:
        return imageUrl::avatar(known->face).toString();
    case ReaderRole:
        return readerWords(member, m_read.accounts) + noticeWords(member.notify);
    case PaceRole:
        return lineBelow(member, m_read.accounts);
    case TroubleRole:
        return troubleWords(member, m_read.accounts);
    case NoticeRole:
        return int(memberNotice(member));
    default:
        return {};
    }
}

QString MembersModel::listName() const
{
    return m_read.name;
}

QStringList MembersModel::orders() const
{
    return {Words::tr("As they were added"), Words::tr("By name"),
        Words::tr("By how often they post"), Words::tr("By their last post"),
        Words::tr("By when they were read"), Words::tr("By how they are read"),
        Words::tr("Trouble first")};
}

void MembersModel::setSearch(const QString &search)
{
    if (search != m_search) {
        m_search = search;
        Q_EMIT searchChanged();
        arrange();
    }
}

void MembersModel::setOrder(int order)
{
    const auto wish = MemberOrder(std::clamp(order, 0, int(MemberOrder::Trouble)));
    m_resort = true;
    if (std::exchange(m_order, wish) != wish) {
        Q_EMIT orderChanged();
    }
    m_knownReader.read(); // when somebody posted last is read only for who wants to know
}

// ---- reading --------------------------------------------------------------------------------

Result<MembersModel::Read> MembersModel::readUser(store::UserTx &tx, const ListId &list)
{
    const auto lists = store::lists(tx);
    const auto members = store::members(tx, list);
    const auto accounts = store::accounts(tx);
    if (!lists || !members || !accounts) {
        return !lists ? lists.error() : !members ? members.error() : accounts.error();
    }
    const auto found = std::ranges::find(*lists, list, &List::id);
    return found == lists->end() ? Read{.members = *members, .accounts = *accounts}
                                 : Read{found->name, found->options.notify, *members, *accounts};
}

void MembersModel::take(const Result<Read> &read)
{
    if (!read) {
        Q_EMIT problem(sentence(read.error()));
        return;
    }
    const bool renamed = m_read.name != read->name;
    const bool notifies = std::exchange(m_read, *read).notifies;
    m_knownReader.read();
    if (renamed) {
        Q_EMIT listNameChanged();
    }
    if (notifies != m_read.notifies) {
        Q_EMIT listNotifiesChanged();
    }
}

QFuture<Result<MembersModel::Known>> MembersModel::readKnown()
{
    const bool posts = m_order == MemberOrder::LastPost;
    return m_store.readCache([members = m_read.members, posts](
                                 store::CacheTx &tx) { return knownOf(tx, members, posts); });
}

Result<MembersModel::Known> MembersModel::knownOf(
    store::CacheTx &tx, const std::vector<ListMember> &members, bool posts)
{
    const auto readings = store::withReadings(tx, members);
    if (!readings) {
        return readings.error();
    }
    Lines lines;
    lines.reserve(readings->size());
    for (const ListMember &member : *readings) {
        const auto actor = store::actorByAcct(tx, member.acct);
        const auto postedAt = posts ? store::newestPostAt(tx, member.acct) : Result<qint64>(0);
        if (!actor || !postedAt) {
            return actor ? postedAt.error() : actor.error();
        }
        lines.push_back(memberLine(member, actor->value_or(unseen(member.acct)), *postedAt));
    }
    return Known{std::move(lines), posts};
}

void MembersModel::show(const Result<Known> &known)
{
    if (known) {
        know(known->lines);
        putInOrder(known->posts);
        return;
    }
    // The cache is being made anew: the names are there all the same.
    Q_EMIT problem(sentence(known.error()));
    Lines bare;
    for (const ListMember &member : m_read.members) {
        bare.push_back(memberLine(member, unseen(member.acct), 0));
    }
    know(std::move(bare));
    putInOrder(false);
}

void MembersModel::know(Lines lines)
{
    const Lines before = std::exchange(m_lines, std::move(lines));
    const QHash<QString, int> places = std::exchange(m_places, {});
    for (int i = 0; i < int(m_lines.size()); ++i) {
        const MemberLine &now = m_lines[size_t(i)];
        m_places.insert(now.member.acct, i);
        if (m_emojis && !now.face.emojis.empty()) {
            m_emojis->add(now.member.acct.section(u'@', -1), now.face.emojis);
        }
    }
    m_ordered = orderedMembers(m_lines, m_order, m_ordered);
    arrange();
    for (int row = 0; row < int(m_rows.size()); ++row) {
        const auto was = places.constFind(m_rows[row]);
        if (was != places.cend() && before[size_t(*was)] != *line(m_rows[row])) {
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
    if (before.size() != m_lines.size()) {
        Q_EMIT countChanged();
    }
    noteDead();
}

void MembersModel::noteDead()
{
    const qint64 now = SystemClock().now(); // by which they were read
    QStringList accts;
    QStringList words;
    for (const MemberLine &member : m_lines) {
        if (isDead(member.member.polled, now)) {
            accts << member.member.acct;
            words << u'@' + member.member.acct + u" – "_s
                    + troubleWords(member.member, m_read.accounts);
        }
    }
    m_deadAccts = accts;
    if (std::exchange(m_dead, words) != words) {
        Q_EMIT deadChanged();
    }
}

/// When the user has asked for it, once what they want to know is known.
void MembersModel::putInOrder(bool posts)
{
    if (m_resort && (posts || m_order != MemberOrder::LastPost)) {
        m_resort = false;
        m_ordered = orderedMembers(m_lines, m_order, {});
        arrange();
    }
}

// ---- what is shown, and where ---------------------------------------------------------------

QStringList MembersModel::wanted() const
{
    const QStringList words = folded(m_search).split(u' ', Qt::SkipEmptyParts);
    QStringList accts;
    std::ranges::copy_if(m_ordered, std::back_inserter(accts),
        [&](const QString &acct) { return isMatch(*line(acct), words); });
    return accts;
}

void MembersModel::arrange()
{
    const QStringList goal = wanted();
    const RowRuns runs = rowRuns(m_rows, goal);
    const auto before = m_rows.size();
    if (runs.removed.size() + runs.inserted.size() > mostRuns) {
        replaceAll(goal);
    } else {
        for (const RowRun &run : runs.removed) {
            takeRows(run.at, run.count);
        }
        if (runs.reordered) {
            reorder(goal);
        }
        for (const RowRun &run : runs.inserted) {
            bringRows(run.at, run.count, goal);
        }
    }
    if (m_rows.size() != before) {
        Q_EMIT countChanged();
    }
}

void MembersModel::takeRows(int at, int count)
{
    beginRemoveRows({}, at, at + count - 1);
    m_rows.remove(at, count);
    endRemoveRows();
}

void MembersModel::bringRows(int at, int count, const QStringList &from)
{
    beginInsertRows({}, at, at + count - 1);
    m_rows = m_rows.first(at) + from.mid(at, count) + m_rows.sliced(at);
    endInsertRows();
}

/// As a sort, after which a view stays where it is; not as a reset.
void MembersModel::reorder(const QStringList &wanted)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QStringList before = m_rows;
    const QSet<QString> stay(before.begin(), before.end());
    m_rows.clear();
    QHash<QString, int> places;
    for (const QString &acct : wanted) {
        if (stay.contains(acct)) {
            places.insert(acct, int(m_rows.size()));
            m_rows << acct;
        }
    }
    const QModelIndexList held = persistentIndexList();
    for (const QModelIndex &from : held) {
        changePersistentIndex(from, index(places.value(before[from.row()])));
    }
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void MembersModel::replaceAll(const QStringList &wanted)
{
    if (!m_rows.isEmpty()) {
        takeRows(0, int(m_rows.size()));
    }
    if (!wanted.isEmpty()) {
        bringRows(0, int(wanted.size()), wanted);
    }
}

// ---- who is in it ---------------------------------------------------------------------------

void MembersModel::work(const QString &kind, QJsonObject argument)
{
    argument.insert(u"list"_s, m_list.value);
    hear(m_ask(kind, argument), &m_store, this, [this](const Result<QJsonObject> &done) {
        if (!done) {
            Q_EMIT problem(sentence(done.error()));
        }
    });
}

void MembersModel::remove(const QString &acct)
{
    work(u"list-remove"_s, {{u"handle"_s, acct}});
}

void MembersModel::setNotice(const QString &acct, int notice)
{
    const bool asTheList = notice == int(MemberNotice::AsTheList);
    const QJsonValue wanted = asTheList ? QJsonValue() : notice == int(MemberNotice::Always);
    work(u"list-notify"_s, {{u"handle"_s, acct}, {u"notify"_s, wanted}});
}

/// In pieces that fit into a request. Who has answered meanwhile stays.
void MembersModel::removeDead(const QStringList &named)
{
    const QSet<QString> wanted(named.begin(), named.end());
    QStringList accts;
    for (qsizetype i = 0; i < m_dead.size(); ++i) {
        if (wanted.contains(m_dead[i])) {
            accts << m_deadAccts[i];
        }
    }
    constexpr qsizetype most = AddPlan::mostKnown;
    for (qsizetype from = 0; from < accts.size(); from += most) {
        const auto piece = QJsonArray::fromStringList(accts.mid(from, most));
        work(u"list-remove-many"_s, {{u"handles"_s, piece}});
    }
}

} // namespace asterism::ui
