// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/exporting.h"
#include "model/account.h"
#include "model/instance.h"
#include "ui/models/rowsmodel.h"
#include "ui/moving/censusfetch.h"
#include "ui/viewmodels/accountsmodel.h"

#include <QSet>
#include <QUrl>

#include <optional>

namespace asterism::ui {

/// One thing that can be exported, as its line shows it.
struct ExportLine {
    QString key; ///< word(MovedKind), "own-lists", "extras"
    QString name;
    QString words; ///< why it cannot be had, how far it is, why it failed
    bool chosen = false;
    bool usable = true;
};

/// What of an account can be exported. Roles: key, name, words, chosen, usable.
class ExportKinds : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of an ExportPane")

public:
    explicit ExportKinds(QObject *parent = nullptr);

    void show(const std::vector<ExportLine> &lines);
};

/// What an account has, as files that other servers read: into a folder or a ZIP.
class ExportPane : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of MovingPage")
    Q_PROPERTY(QString accountId READ accountId WRITE setAccountId NOTIFY changed FINAL)
    Q_PROPERTY(asterism::ui::ExportKinds *kinds READ kinds CONSTANT FINAL)
    Q_PROPERTY(QStringList forms READ forms CONSTANT FINAL)
    Q_PROPERTY(int form READ form WRITE setForm NOTIFY changed FINAL)
    Q_PROPERTY(bool zip READ isZip WRITE setZip NOTIFY changed FINAL)
    /// The folder, or the archive.
    Q_PROPERTY(QString place READ place WRITE setPlace NOTIFY changed FINAL)
    Q_PROPERTY(QUrl placeUrl READ placeUrl NOTIFY changed FINAL)
    /// The same where somebody has said it; empty where it is the usual one.
    Q_PROPERTY(QUrl chosenPlace READ chosenPlace NOTIFY changed FINAL)
    Q_PROPERTY(bool canBegin READ canBegin NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString progress READ progress NOTIFY changed FINAL)
    /// "7 files in …", when it is done.
    Q_PROPERTY(QString result READ result NOTIFY changed FINAL)
    /// What could not be had, and what other servers will not take.
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)

public:
    /// All outlive it.
    ExportPane(store::Store &store, const Ask &ask, const AccountsModel &accounts,
        const Clock &clock, QObject *parent = nullptr);

    QString accountId() const { return m_account.value; }
    void setAccountId(const QString &id);
    ExportKinds *kinds() const { return m_kinds; }
    QStringList forms() const;
    int form() const { return m_form; }
    void setForm(int form);
    bool isZip() const { return m_zip; }
    void setZip(bool zip);
    QString place() const;
    void setPlace(const QString &place);
    QUrl placeUrl() const { return QUrl::fromLocalFile(place()); }
    QUrl chosenPlace() const { return m_place.isEmpty() ? QUrl() : placeUrl(); }
    bool canBegin() const;
    bool isBusy() const { return m_busy; }
    QString progress() const;
    QString result() const { return m_result; }
    QString problem() const { return m_problems.join(u'\n'); }

    Q_INVOKABLE void choose(const QString &key, bool chosen);
    Q_INVOKABLE void choosePlace(const QUrl &place);
    Q_INVOKABLE void begin();
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    void changed();

private:
    static constexpr QLatin1StringView ownListsKey{"own-lists"};
    static constexpr QLatin1StringView extrasKey{"extras"};

    static const QStringList &keys();
    static QString nameOf(const QString &key);
    const Account *account() const;
    bool isUsable(const QString &key) const;
    bool isOffered(const QString &key) const;
    QString reasonOf(const QString &key) const;
    QStringList wanted() const;
    void readInstance();
    void showKinds();
    void note(const QString &key, const QString &words);
    void askNext();
    QFuture<std::optional<ExportFile>> serversFile(MovedKind kind) const;
    void readRest();
    void hearEnded(const store::CensusKey &key, const Result<int> &count);
    void beginMaking();
    void makeNext();
    QFuture<Result<ExportFile>> makeFile(const QString &key);
    void takeFile(const QString &key, const Result<ExportFile> &file);
    void write();
    void end(const QString &result);

    store::Store &m_store;
    Ask m_ask;
    const AccountsModel &m_accounts;
    const Clock &m_clock;
    ExportKinds *m_kinds;
    CensusFetch *m_fetch;
    AccountId m_account;
    std::optional<Instance> m_instance;
    bool m_instanceRead = false; ///< it is known, or known not to be
    QSet<QString> m_left; ///< what is not chosen
    QHash<QString, QString> m_words; ///< how far each is
    int m_form = 0;
    bool m_zip = false;
    QString m_place; ///< empty: the usual one
    bool m_busy = false;
    int m_round = 0;
    bool m_reading = false; ///< else it is being written
    QStringList m_toAsk; ///< of what the server is asked for its own file
    QStringList m_toMake; ///< whose files are not there yet
    std::vector<ExportFile> m_files;
    QString m_result;
    QStringList m_problems;
};

} // namespace asterism::ui
