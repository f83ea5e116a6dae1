// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/peopleadder.h"

#include "lists/lists.h"
#include "migration/csv/table.h"
#include "store/lists.h"
#include "sync/peoplelists.h"
#include "ui/desktop/desktop.h"
#include "ui/models/hear.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PeopleAdder)
};

/// So many are taken from one server at most.
constexpr int mostTold = 20'000;
/// Of the lists in a file so many are named.
constexpr qsizetype namedLists = 3;

Result<csv::NamedPeople> readFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return Error{.kind = ErrorKind::Store, .subject = name, .detail = file.errorString()};
    }
    const QByteArray bytes = file.read(csv::mostBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        return Error{.kind = ErrorKind::Store, .subject = name, .detail = file.errorString()};
    }
    return csv::readPeople(bytes, name);
}

/// What a file manager gives when a file is copied there and pasted here.
QString filePasted(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    return url.isLocalFile() ? url.toLocalFile() : QString();
}

std::vector<NotAdded::Row> badRows(const csv::NamedPeople &named)
{
    std::vector<NotAdded::Row> rows;
    for (const csv::BadRow &bad : named.bad) {
        rows.push_back({bad.line, bad.text, csv::reason(bad.fault)});
    }
    return rows;
}

std::vector<Candidate> peopleOfPage(const QJsonObject &answer, const ListId &list, bool known)
{
    std::vector<Candidate> people;
    const QJsonArray values = answer[u"people"].toArray();
    for (const auto &value : values) {
        const QJsonObject person = value.toObject();
        people.push_back({.list = list,
            .who = u'@' + person[u"acct"].toString(),
            .typed = false,
            .known = known,
            .actorUri = person[u"actor"].toString()});
    }
    return people;
}

} // namespace

PeopleAdder::PeopleAdder(store::Store &store, Ask ask, const ListId &list, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_list(list)
    , m_notAdded(new NotAdded(this))
    , m_sources(new PeopleSources(store, m_ask, this))
{
}

// ---- what is told ---------------------------------------------------------------------------

bool PeopleAdder::isBusy() const
{
    return m_reading > 0 || m_paging || m_asking || !m_plan.hasEnded();
}

QString PeopleAdder::progress() const
{
    if (m_paging && m_plan.total() == 0) {
        return Words::tr("Asking the server … %L1 people").arg(m_told);
    }
    if (m_plan.total() == 0) {
        return isBusy() ? Words::tr("Reading…") : QString();
    }
    const QString done = Words::tr("%L1 of %L2").arg(m_plan.placed().size()).arg(m_plan.total());
    const int failed = m_notAdded->rowCount();
    return failed > 0 ? done + u" · "_s + Words::tr("%L1 not added").arg(failed) : done;
}

QString PeopleAdder::summary() const
{
    const int failed = m_notAdded->rowCount();
    if (isBusy() || m_added + m_already + failed == 0) {
        return {};
    }
    QStringList parts;
    if (m_added > 0) {
        parts << Words::tr("%L1 added").arg(m_added);
    }
    if (m_already > 0) {
        parts << Words::tr("%L1 were in it already").arg(m_already);
    }
    if (failed > 0) {
        parts << Words::tr("%L1 not added").arg(failed);
    }
    return parts.join(u" · "_s);
}

QString PeopleAdder::question() const
{
    if (!m_named) {
        return {};
    }
    const QStringList &lists = m_named->lists;
    QString names = u'“' + lists.mid(0, namedLists).join(u"”, “"_s) + u'”';
    if (lists.size() > namedLists) {
        names += u" …"_s;
    }
    QString words = Words::tr(
        "This file is of %n lists (%1). Where do its people go?", nullptr, int(lists.size()));
    return words.replace(u"%1"_s, names);
}

// ---- whom it is about -----------------------------------------------------------------------

void PeopleAdder::addText(const QString &text)
{
    if (const QString file = filePasted(text); !file.isEmpty()) {
        read([file] { return readFile(file); });
    } else if (!text.trimmed().isEmpty()) {
        read([text] { return csv::readPeople(text.toUtf8()); });
    }
}

void PeopleAdder::addFile(const QUrl &file)
{
    if (file.isLocalFile()) {
        read([path = file.toLocalFile()] { return readFile(path); });
    }
}

/// A file may be long, and its disk slow: not on this thread.
void PeopleAdder::read(std::function<Read()> work)
{
    m_reading += 1;
    Q_EMIT changed();
    auto promise = std::make_shared<QPromise<Read>>();
    promise->start();
    hear(promise->future(), &m_store, this, [this](const Read &named) {
        m_reading -= 1;
        hearRead(named);
        Q_EMIT changed();
    });
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
}

void PeopleAdder::hearRead(const Read &named)
{
    if (!named) {
        Q_EMIT problem(sentence(named.error()));
        return;
    }
    m_cancelled = false;
    m_named = *named;
    if (named->lists.isEmpty()) {
        answerThisList();
    }
}

void PeopleAdder::answerThisList()
{
    place({});
}

/// Their names are compared as the lists' own are: upper and lower case alike.
void PeopleAdder::answerOwnLists()
{
    if (!m_named) {
        return;
    }
    m_reading += 1;
    hear(m_store.readUser(store::lists), &m_store, this,
        [this](const Result<std::vector<List>> &lists) {
            m_reading -= 1;
            if (!lists || !m_named) {
                fail(lists ? Error{.kind = ErrorKind::Cancelled} : lists.error());
                return;
            }
            QHash<QString, ListId> known;
            for (const List &list : *lists) {
                known.insert(list.name.toCaseFolded(), list.id);
            }
            makeLists(m_named->lists, known);
        });
    Q_EMIT changed();
}

void PeopleAdder::makeLists(QStringList names, QHash<QString, ListId> known)
{
    while (!names.isEmpty()) {
        const QString name = names.takeFirst();
        if (!known.contains(name.toCaseFolded())) {
            makeList(name, names, std::move(known));
            return;
        }
    }
    place(known);
}

void PeopleAdder::makeList(
    const QString &name, const QStringList &rest, QHash<QString, ListId> known)
{
    const ListId id = Lists::newId();
    known.insert(name.toCaseFolded(), id);
    m_reading += 1;
    hear(m_ask(u"list-create"_s, {{u"name"_s, name}, {u"list"_s, id.value}}), &m_store, this,
        [this, rest, known](const Result<QJsonObject> &made) {
            m_reading -= 1;
            made ? makeLists(rest, known) : fail(made.error());
        });
}

/// Without `lists` everybody goes into this one.
void PeopleAdder::place(const QHash<QString, ListId> &lists)
{
    if (!m_named) {
        return;
    }
    const csv::NamedPeople named = *std::exchange(m_named, std::nullopt);
    m_notAdded->append(badRows(named));
    m_already += int(named.repeated.size());
    std::vector<Candidate> people;
    for (const csv::NamedPerson &person : named.people) {
        people.push_back({.list = lists.value(person.list.toCaseFolded(), m_list),
            .who = person.who,
            .line = person.line,
            .text = person.text});
    }
    add(std::move(people));
}

// ---- from a server --------------------------------------------------------------------------

void PeopleAdder::addFrom(const QString &key)
{
    if (m_paging) {
        return;
    }
    m_cancelled = false;
    m_paging = true;
    askPage(PeopleSources::placeOf(key), {}, 0);
}

void PeopleAdder::askPage(const PeopleSources::Place &place, const QString &below, int taken)
{
    m_told = taken;
    Q_EMIT changed();
    hear(m_ask(u"people-of"_s,
             {{u"account"_s, place.account.value}, {u"list"_s, place.list}, {u"below"_s, below}}),
        &m_store, this, [this, place, taken](const Result<QJsonObject> &answer) {
            hearPage(place, taken, answer);
        });
}

void PeopleAdder::hearPage(
    const PeopleSources::Place &place, int taken, const Result<QJsonObject> &answer)
{
    if (!answer) {
        m_paging = false;
        fail(answer.error());
        return;
    }
    std::vector<Candidate> people = peopleOfPage(*answer, m_list, true);
    const QString below = answer->value(u"below"_s).toString();
    // A page of which nobody was understood counts, too: a server may have no end.
    const int all = taken + std::max(1, int(people.size()));
    m_paging = !m_cancelled && !below.isEmpty() && all < mostTold;
    add(std::move(people));
    if (m_paging) {
        askPage(place, below, all);
    } else if (!below.isEmpty() && !m_cancelled) {
        Q_EMIT problem(Words::tr("There are more; at most %L1 are taken.").arg(mostTold));
    }
}

void PeopleAdder::addCollection(const QString &address)
{
    const auto at = collectionPlace(address);
    if (!at) {
        Q_EMIT problem(Words::tr("A collection's address ends in /collections/ and a number."));
        return;
    }
    m_cancelled = false;
    m_reading += 1;
    Q_EMIT changed();
    const QJsonObject argument{
        {u"host"_s, at->host}, {u"id"_s, at->id}, {u"typed"_s, QJsonArray{at->host}}};
    hear(
        m_ask(u"people-in"_s, argument), &m_store, this, [this](const Result<QJsonObject> &answer) {
            m_reading -= 1;
            // Whom a stranger names must be looked up.
            answer ? add(peopleOfPage(*answer, m_list, false)) : fail(answer.error());
        });
}

// ---- adding ---------------------------------------------------------------------------------

void PeopleAdder::add(std::vector<Candidate> people)
{
    if (m_cancelled) {
        m_plan.cancel();
    }
    m_plan.add(std::move(people));
    takeEnded();
    step();
    Q_EMIT changed();
}

void PeopleAdder::step()
{
    if (m_asking) {
        return;
    }
    if (m_plan.hasEnded()) {
        m_plan = AddPlan();
        m_heard = 0;
        return;
    }
    m_asking = true;
    hear(m_ask(u"list-add-many"_s, m_plan.next()), &m_store, this,
        [this](const Result<QJsonObject> &answer) {
            m_asking = false;
            answer ? m_plan.take(*answer) : m_plan.fail(answer.error());
            takeEnded();
            step();
            Q_EMIT changed();
        });
}

void PeopleAdder::takeEnded()
{
    std::vector<NotAdded::Row> rows;
    for (; m_heard < m_plan.placed().size(); ++m_heard) {
        const Placed &placed = m_plan.placed()[m_heard];
        const Candidate &who = placed.candidate;
        if (placed.end == AddEnd::Added || placed.end == AddEnd::Already) {
            (placed.end == AddEnd::Added ? m_added : m_already) += 1;
            continue;
        }
        const QString reason = placed.end == AddEnd::NotBegun
            ? Words::tr("Cancelled before anybody looked for them.")
            : sentence(placed.error);
        rows.push_back({who.line, who.text.isEmpty() ? who.who : who.text, reason, who});
    }
    m_notAdded->append(std::move(rows));
}

void PeopleAdder::fail(const Error &error)
{
    Q_EMIT problem(sentence(error));
    Q_EMIT changed();
}

void PeopleAdder::cancel()
{
    m_cancelled = true;
    m_named.reset();
    m_plan.cancel();
    takeEnded();
    Q_EMIT changed();
}

void PeopleAdder::tryAgain()
{
    if (canTryAgain()) {
        m_cancelled = false;
        m_added = 0;
        m_already = 0;
        add(m_notAdded->takeCandidates());
    }
}

void PeopleAdder::copyReport() const
{
    copyToClipboard(m_notAdded->text());
}

void PeopleAdder::dismiss()
{
    if (!isBusy()) {
        m_added = 0;
        m_already = 0;
        m_notAdded->clear();
        Q_EMIT changed();
    }
}

} // namespace asterism::ui
