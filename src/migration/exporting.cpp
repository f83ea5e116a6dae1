// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/exporting.h"

#include "base/platform/datafolder.h"
#include "migration/archive.h"
#include "store/census.h"
#include "store/filters.h"
#include "store/lists.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Exporting)
};

constexpr int exportPageRows = 10'000;

/// Hands each row of the newest complete reading to `see`. NotFound when there is none.
template <typename See>
Result<Done> eachOf(store::CacheTx &tx, const store::CensusKey &key, const See &see)
{
    const auto state = store::censusState(tx, key);
    if (!state) {
        return state.error();
    }
    if (state->readAt == 0) {
        return Error{.kind = ErrorKind::NotFound,
            .subject = word(key.kind),
            .detail = Words::tr("nothing has been read of it yet")};
    }
    for (int from = 0;; from += exportPageRows) {
        const auto page = store::census(tx, key, from, exportPageRows);
        if (!page) {
            return page.error();
        }
        std::ranges::for_each(*page, see);
        if (page->size() < size_t(exportPageRows)) {
            return Done{};
        }
    }
}

ExportFile fileOf(MovedKind kind, const std::vector<MovedItem> &items, csv::Form form)
{
    return {.name = csv::fileNameOf(kind, form),
        .bytes = csv::writeEntries(kind, items, form),
        .rows = int(items.size()),
        .tooLongForMastodon = items.size() > size_t(csv::mostMastodonRows)};
}

using ListsWithMembers = std::vector<Extras::ListWithMembers>;

Result<ListsWithMembers> ownLists(store::UserTx &tx)
{
    const auto lists = store::lists(tx);
    if (!lists) {
        return lists.error();
    }
    ListsWithMembers found;
    for (const List &list : *lists) {
        const auto members = store::members(tx, list.id);
        if (!members) {
            return members.error();
        }
        found.push_back({.list = list, .members = {}});
        for (const ListMember &member : *members) {
            found.back().members << member.acct;
        }
    }
    return found;
}

/// What a server says about people beside each of the files that it tells them in.
Result<std::vector<Extras::Note>> notes(store::CacheTx &tx, const AccountId &account)
{
    std::vector<Extras::Note> found;
    QSet<QString> seen;
    const auto see = [&](const store::CensusItem &item) {
        const QString &acct = item.item.subject;
        if (!item.note.isEmpty() && !seen.contains(acct)) {
            seen.insert(acct);
            found.push_back({acct, item.note});
        }
    };
    for (const MovedKind kind :
        {MovedKind::Follows, MovedKind::Followers, MovedKind::Mutes, MovedKind::Blocks}) {
        const auto read = eachOf(tx, {account, kind}, see);
        if (!read && read.error().kind != ErrorKind::NotFound) {
            return read.error();
        }
    }
    return found;
}

/// A server's file of mutes has them as if they never ended.
Result<std::vector<Extras::MuteEnd>> muteEnds(store::CacheTx &tx, const AccountId &account)
{
    std::vector<Extras::MuteEnd> found;
    const auto read =
        eachOf(tx, {account, MovedKind::Mutes}, [&found](const store::CensusItem &item) {
            if (item.item.expiresAt > 0) {
                found.push_back({item.item.subject, item.item.expiresAt});
            }
        });
    const bool isKnown = read || read.error().kind == ErrorKind::NotFound;
    return isKnown ? Result<std::vector<Extras::MuteEnd>>(found)
                   : Result<std::vector<Extras::MuteEnd>>(read.error());
}

Result<Extras> extrasOf(store::CacheTx &tx, const Account &account, ListsWithMembers lists)
{
    const auto filters = store::accountFilters(tx);
    if (!filters) {
        return filters.error();
    }
    auto noted = notes(tx, account.id);
    auto ends = muteEnds(tx, account.id);
    if (!noted || !ends) {
        return noted ? ends.error() : noted.error();
    }
    const auto own = std::ranges::find(*filters, account.id, &store::AccountFilters::account);
    return Extras{.acct = account.acct,
        .at = tx.now,
        .filters = own == filters->end() ? std::vector<Filter>() : own->filters,
        .notes = *std::move(noted),
        .mutes = *std::move(ends),
        .lists = std::move(lists)};
}

Result<ExportFile> extrasFile(const Extras &extras)
{
    const size_t rows =
        extras.filters.size() + extras.notes.size() + extras.mutes.size() + extras.lists.size();
    return ExportFile{
        .name = u"asterism-extras.json"_s, .bytes = writeExtras(extras), .rows = int(rows)};
}

Error unwritten(const QString &path, const QString &why)
{
    return {.kind = ErrorKind::Store, .subject = path, .detail = why};
}

/// None of them could take another one's place, or leave the folder.
bool areNames(const std::vector<ExportFile> &files)
{
    QSet<QString> seen;
    return std::ranges::all_of(files, [&](const ExportFile &file) {
        const bool fits = !file.name.isEmpty() && !file.name.startsWith(u'.')
            && !file.name.contains(u'/') && !file.name.contains(u'\\') && !seen.contains(file.name);
        seen.insert(file.name);
        return fits;
    });
}

Result<Done> writeFolder(const QString &path, const std::vector<ExportFile> &files)
{
    if (const auto made = makePrivateFolder(path); !made) {
        return made.error();
    }
    // All are there under other names before the first takes its own.
    std::vector<std::unique_ptr<QSaveFile>> written;
    for (const ExportFile &file : files) {
        written.push_back(std::make_unique<QSaveFile>(path + u'/' + file.name));
        QSaveFile &saved = *written.back();
        if (!saved.open(QIODevice::WriteOnly) || saved.write(file.bytes) != file.bytes.size()
            || !saved.flush()) {
            return unwritten(saved.fileName(), saved.errorString());
        }
    }
    for (const auto &saved : written) {
        if (!saved->commit()) {
            return unwritten(saved->fileName(), saved->errorString());
        }
    }
    return Done{};
}

} // namespace

QFuture<Result<ExportFile>> exportFile(
    store::Store &store, const AccountId &account, MovedKind kind, csv::Form form)
{
    return store.readCache([=](store::CacheTx &tx) -> Result<ExportFile> {
        std::vector<MovedItem> items;
        const auto read = eachOf(tx, {account, kind}, [&](const store::CensusItem &item) {
            if (!item.requested) { // servers export whom somebody follows, not whom they asked
                items.push_back(item.item);
            }
        });
        return read ? Result<ExportFile>(fileOf(kind, items, form))
                    : Result<ExportFile>(read.error());
    });
}

bool isServersFileEnough(MovedKind kind, bool withExtras)
{
    switch (kind) {
    case MovedKind::Follows:
    case MovedKind::Mutes:
        return !withExtras; // no server's file holds notes, which come with options, or when a mute
                            // ends
    case MovedKind::Followers:
    case MovedKind::Lists:
    case MovedKind::Blocks:
        return true;
    default:
        return false;
    }
}

std::optional<ExportFile> exportServersFile(const QByteArray &text, MovedKind kind, csv::Form form)
{
    const auto read = csv::readEntries(text, csv::fileNameOf(kind, csv::Form::Mastodon), kind);
    if (text.isEmpty() || !read || !read->bad.empty()) {
        return {};
    }
    std::vector<MovedItem> items;
    std::ranges::transform(read->entries, std::back_inserter(items), &csv::Entry::item);
    return fileOf(kind, items, form);
}

QFuture<Result<ExportFile>> exportOwnLists(store::Store &store, csv::Form form)
{
    return store.readUser([form](store::UserTx &tx) -> Result<ExportFile> {
        const auto lists = ownLists(tx);
        if (!lists) {
            return lists.error();
        }
        std::vector<MovedItem> items;
        for (const auto &[list, members] : *lists) {
            for (const QString &member : members) {
                items.push_back({.subject = member, .list = list.name});
            }
        }
        return fileOf(MovedKind::Lists, items, form);
    });
}

QFuture<Result<ExportFile>> exportExtras(store::Store &store, const Account &account)
{
    const auto withLists = [&store, account](Result<ListsWithMembers> lists) {
        return store.readCache(
            [account, lists = std::move(lists)](store::CacheTx &tx) -> Result<ExportFile> {
                if (!lists) {
                    return lists.error();
                }
                const auto extras = extrasOf(tx, account, *lists);
                return extras ? extrasFile(*extras) : Result<ExportFile>(extras.error());
            });
    };
    return store.readUser(ownLists).then(&store, withLists).unwrap();
}

void addExport(std::vector<ExportFile> &files, ExportFile file)
{
    if (std::ranges::find(files, file.name, &ExportFile::name) != files.end()) {
        file.name.prepend(u"own_"_s);
    }
    files.push_back(std::move(file));
}

Result<Done> writeExport(const QString &path, const std::vector<ExportFile> &files)
{
    if (!areNames(files)) {
        return Error{.kind = ErrorKind::Usage, .subject = path};
    }
    if (!path.endsWith(".zip"_L1, Qt::CaseInsensitive)) {
        return writeFolder(path, files);
    }
    std::vector<ArchivedFile> archived;
    for (const ExportFile &file : files) {
        archived.push_back({file.name, file.bytes});
    }
    QDir().mkpath(QFileInfo(path).absolutePath()); // where that fails, so does the writing
    return writeArchive(path, archived);
}

Result<Done> writeExportFile(const QString &path, const QByteArray &bytes)
{
    if (path != u"-") {
        QSaveFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return written && file.commit() ? Result<Done>(Done{})
                                        : Result<Done>(unwritten(path, file.errorString()));
    }
    QFile out;
    const bool written =
        out.open(stdout, QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.flush();
    return written ? Result<Done>(Done{})
                   : Result<Done>(unwritten(Words::tr("Standard output"), out.errorString()));
}

} // namespace asterism
