// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/jump.h"

#include "base/host.h"
#include "ui/viewmodels/jumpplaces.h"
#include "ui/viewmodels/jumptyped.h"
#include "ui/viewmodels/jumpwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr qsizetype longestJumpText = 500;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Jump)
};

void append(std::vector<JumpTarget> &all, std::vector<JumpTarget> more)
{
    std::ranges::move(more, std::back_inserter(all));
}

/// What was found for an earlier text may be among the used ones.
void addUsedJump(std::vector<JumpTarget> &all, const std::optional<JumpTarget> &target)
{
    const auto same = [&target](const JumpTarget &one) { return one.key() == target->key(); };
    if (target && std::ranges::none_of(all, same)) {
        all.push_back(*target);
    }
}

/// What such keys stand for: "person/mei@b.example".
QStringList valuesOf(const QStringList &keys, const QString &begun)
{
    QStringList values;
    for (const QString &key : keys) {
        if (key.startsWith(begun)) {
            values << key.mid(begun.size());
        }
    }
    return values;
}

/// What of it is kept as used. Of what was typed nothing: who is found so is somebody known then.
QString keptKey(const JumpTarget &target)
{
    switch (target.what) {
    case JumpWhat::Handle:
    case JumpWhat::Address:
    case JumpWhat::Search:
        return {};
    default:
        return target.key();
    }
}

} // namespace

Jump::Jump(Parts parts, Ask ask, QObject *parent)
    : RowsModel(
        {"key", "name", "detail", "icon", "image", "sign", "colour", "heading", "other", "spoken"},
        parent)
    , m_parts(parts)
    , m_offers(parts.store)
    , m_recent(parts.store, {.setting = u"recent-jumps"_s, .most = 24, .longest = 1024})
    , m_finder(parts.store, std::move(ask))
    , m_reader(
          &parts.store, this,
          [this] {
              return readJumps(m_parts.store,
                  {.accounts = m_parts.accounts.all(),
                      .acting = m_parts.accounts.defaultActor(),
                      .text = m_text,
                      .accts = valuesOf(m_recent.all(), u"person/"_s)});
          },
          [this](const Result<JumpFound> &found) { take(found); })
{
    connect(&m_recent, &RecentTexts::changed, this, &Jump::read);
    connect(&m_finder, &JumpFinder::busyChanged, this, &Jump::changed);
    connect(&m_finder, &JumpFinder::problem, this, &Jump::setProblem);
    connect(&m_finder, &JumpFinder::personFound, this, &Jump::openFound);
    connect(&m_finder, &JumpFinder::postFound, this, &Jump::openThread);
    connect(&m_offers, &Offers::countChanged, this, &Jump::arrange);
    connect(&m_parts.deck, &Deck::countChanged, this, &Jump::arrange);
    connect(&m_parts.accounts, &AccountsModel::wasRead, this, &Jump::arrange);
    connect(&m_parts.lists, &ListsModel::wasRead, this, &Jump::arrange);
}

void Jump::begin()
{
    m_open = true;
    m_text.clear();
    m_problem.clear();
    m_found.clear();
    m_moved = false;
    m_recent.read();
    read();
    arrange();
}

void Jump::end()
{
    m_open = false;
    m_finder.stop();
    m_found.clear();
    m_shown.clear();
    tellRows();
}

void Jump::setText(const QString &text)
{
    const QString typed = text.left(longestJumpText);
    if (typed == m_text) {
        return;
    }
    m_text = typed;
    m_problem.clear();
    m_moved = false;
    m_finder.stop();
    read();
    arrange();
}

void Jump::read()
{
    if (m_open) {
        m_reader.read();
    }
}

void Jump::take(const Result<JumpFound> &found)
{
    if (!found) {
        setProblem(sentence(found.error()));
        return;
    }
    if (m_open) {
        m_found = found->targets;
        arrange();
    }
}

std::vector<JumpTarget> Jump::columns() const
{
    std::vector<JumpTarget> all;
    for (int i = 0; const Column *column = m_parts.deck.columnAt(i); ++i) {
        all.push_back({.what = JumpWhat::Column,
            .value = column->columnId(),
            .name = column->title(),
            .detail = column->detail(),
            .icon = columnIcon(column->kind()),
            .sign = column->icon(),
            .colour = column->colour(),
            .also = {QString::number(i + 1)}});
    }
    return all;
}

/// What only some servers have.
std::vector<JumpTarget> Jump::offered() const
{
    std::vector<JumpTarget> all;
    if (m_offers.kinds().contains(u"direct"_s)) {
        all.push_back(directJump());
    }
    for (int row = 0; row < m_offers.rowCount(); ++row) {
        const auto value = [&](int role) {
            return m_offers.data(m_offers.index(row), Qt::UserRole + role).toString();
        };
        if (auto offer = offerJump(value(0), value(1), value(2))) {
            all.push_back(std::move(*offer));
        }
    }
    return all;
}

/// All that is there without asking anybody.
std::vector<JumpTarget> Jump::known() const
{
    const auto &accounts = m_parts.accounts.all();
    std::vector<JumpTarget> all = columns();
    append(all, accountJumps(accounts));
    append(all, listJumps(m_parts.lists.all()));
    append(all, pageJumps());
    append(all, newColumnJumps(accounts));
    append(all, offered());
    // They are there as accounts.
    std::ranges::copy_if(m_found, std::back_inserter(all), [&accounts](const JumpTarget &found) {
        return found.what != JumpWhat::Person
            || std::ranges::find(accounts, found.value, &Account::acct) == accounts.end();
    });
    if (m_text.isEmpty()) {
        for (const QString &name : valuesOf(m_recent.all(), u"tag/"_s)) {
            addUsedJump(all, tagJump(name));
        }
    }
    return all;
}

bool Jump::isKnown(const std::vector<RankedJump> &rows, const JumpTarget &typed) const
{
    return std::ranges::any_of(rows, [&typed](const RankedJump &row) {
        const JumpTarget &known = row.target;
        const bool person = typed.what == JumpWhat::Handle
            && (known.what == JumpWhat::Person || known.what == JumpWhat::Account);
        if (person) {
            return known.detail == typed.value;
        }
        const bool tag = typed.what == JumpWhat::Tag && known.what == JumpWhat::Tag;
        return tag ? known.also == typed.also : known.key() == typed.key();
    });
}

std::vector<RankedJump> Jump::ranked() const
{
    const TypedJumps typed = typedJumps(m_text);
    std::vector<RankedJump> rows;
    for (const JumpTarget &target : typed.above) {
        rows.push_back({target, JumpGroup::Typed});
    }
    const size_t room = mostJumps - typed.above.size() - typed.below.size();
    const auto fitting = rankedJumps(known(), m_text, m_recent.all(), room);
    rows.insert(rows.end(), fitting.begin(), fitting.end());
    for (const JumpTarget &target : typed.below) {
        if (!isKnown(fitting, target)) {
            rows.push_back({target, JumpGroup::Typed});
        }
    }
    return rows;
}

/// Where the user went to a row, that one stays the chosen one as long as it is there.
void Jump::arrange()
{
    if (!m_open) {
        return;
    }
    const JumpTarget *before = m_moved ? targetAt(m_at) : nullptr;
    const QString chosen = before != nullptr ? before->key() : QString();
    m_shown = ranked();
    const auto same = std::ranges::find_if(
        m_shown, [&chosen](const RankedJump &row) { return row.target.key() == chosen; });
    m_at = same != m_shown.end() ? int(same - m_shown.begin()) : 0;
    tellRows();
}

void Jump::tellRows()
{
    if (m_shown.empty()) {
        m_at = -1;
    }
    std::vector<Row> rows;
    std::optional<JumpGroup> before;
    for (const auto &[target, group] : m_shown) {
        const QString heading = before != group ? jumpGroupWords(group) : QString();
        before = group;
        const QString name = target.styled.isEmpty() ? target.name.toHtmlEscaped() : target.styled;
        rows.push_back({target.key(),
            {target.key(), name, target.detail, target.icon, target.image, target.sign,
                target.colour, heading, otherJumpWords(target.what), spokenJump(target, group)}});
    }
    showRows(std::move(rows));
    Q_EMIT changed();
}

QString Jump::spoken() const
{
    if (targetAt(m_at) == nullptr) {
        return {};
    }
    const RankedJump &row = m_shown[size_t(m_at)];
    return Words::tr("%1, %2 of %3")
        .replace(u"%3"_s, QString::number(m_shown.size()))
        .replace(u"%2"_s, QString::number(m_at + 1))
        .replace(u"%1"_s, spokenJump(row.target, row.group));
}

void Jump::setProblem(const QString &sentence)
{
    m_problem = sentence;
    Q_EMIT changed();
}

const JumpTarget *Jump::targetAt(int row) const
{
    return row >= 0 && row < int(m_shown.size()) ? &m_shown[size_t(row)].target : nullptr;
}

void Jump::step(int rows)
{
    const int count = int(m_shown.size());
    if (count > 0) {
        m_at = ((m_at + rows) % count + count) % count;
        m_moved = true;
        Q_EMIT changed();
    }
}

void Jump::choose(int row)
{
    const JumpTarget *found = targetAt(row);
    if (found == nullptr || isBusy()) {
        return;
    }
    const JumpTarget target = *found; // what follows makes other rows
    setProblem({});
    if (const QString key = keptKey(target); !key.isEmpty()) {
        m_recent.use(key);
    }
    if (target.what == JumpWhat::Handle) {
        m_finder.findHandle(target.value);
    } else if (target.what == JumpWhat::Address) {
        m_finder.findAddress(target.value);
    } else {
        Q_EMIT done();
        openPlace(target);
    }
}

void Jump::openPlace(const JumpTarget &target)
{
    switch (target.what) {
    case JumpWhat::Account:
        m_parts.accounts.makeDefault(target.value);
        break;
    case JumpWhat::Page:
        Q_EMIT pageAsked(target.value);
        break;
    case JumpWhat::Search:
        Q_EMIT searchAsked(target.value);
        break;
    case JumpWhat::Person:
        openProfile(u'@' + target.value);
        break;
    default:
        Q_EMIT deckAsked();
        addColumn(target);
        break;
    }
}

/// Those that are there already are gone to.
void Jump::addColumn(const JumpTarget &target)
{
    Deck &deck = m_parts.deck;
    switch (target.what) {
    case JumpWhat::Column:
        goToColumn(target.value);
        break;
    case JumpWhat::List:
        openList(listSource({target.value}).key(), [&] { deck.addList(target.value); });
        break;
    case JumpWhat::ServerList:
        openList(target.value, [&] { deck.addServerList(target.value, target.name); });
        break;
    case JumpWhat::Tag:
        deck.addTag(target.value, {});
        break;
    case JumpWhat::Everyone:
        deck.addEveryone();
        break;
    case JumpWhat::Direct:
        deck.addDirect();
        break;
    case JumpWhat::Home:
        deck.addHome(target.value);
        break;
    case JumpWhat::Notifications:
        deck.addNotifications(target.value);
        break;
    case JumpWhat::Local:
        deck.addLocal(target.value);
        break;
    case JumpWhat::Federated:
        deck.addFederated(target.value);
        break;
    case JumpWhat::Offer:
        deck.addOffer(target.value);
        break;
    default:
        break; // no column
    }
}

/// By its id, or by the only source that it has.
bool Jump::goToColumn(const QString &key)
{
    for (int i = 0; const Column *column = m_parts.deck.columnAt(i); ++i) {
        if (column->columnId() == key || column->stored().sources == QStringList{key}) {
            m_parts.deck.setCurrent(i);
            return true;
        }
    }
    return false;
}

void Jump::openList(const QString &key, const std::function<void()> &add)
{
    if (!goToColumn(key)) {
        add();
    }
}

void Jump::openFound(const QString &handle)
{
    const auto who = parseHandle(handle);
    if (!who) {
        setProblem(sentence(who.error())); // a server said so
        return;
    }
    m_recent.use(JumpTarget{.what = JumpWhat::Person, .value = who->acct(), .name = {}}.key());
    Q_EMIT done();
    openProfile(handle);
}

/// Without a column there is no place for a page: they become one.
void Jump::openProfile(const QString &handle)
{
    Q_EMIT deckAsked();
    if (m_parts.deck.rowCount() == 0) {
        m_parts.deck.addPerson(handle);
    } else {
        Q_EMIT profileAsked(handle);
    }
}

void Jump::openThread(const QString &uri)
{
    if (m_parts.deck.rowCount() == 0) {
        setProblem(Words::tr("It was found. Add a column first, for posts open in one."));
        return;
    }
    Q_EMIT done();
    Q_EMIT deckAsked();
    Q_EMIT threadAsked(uri);
}

void Jump::chooseOther(int row)
{
    const JumpTarget *found = targetAt(row);
    if (found == nullptr || isBusy() || otherJumpWords(found->what).isEmpty()) {
        return;
    }
    const JumpTarget target = *found;
    m_recent.use(target.key());
    Q_EMIT done();
    if (target.what == JumpWhat::Account) {
        openProfile(target.detail);
    } else if (target.what == JumpWhat::List) {
        Q_EMIT membersAsked(target.value);
    } else {
        Q_EMIT deckAsked();
        m_parts.deck.addPerson(u'@' + target.value);
    }
}

} // namespace asterism::ui
