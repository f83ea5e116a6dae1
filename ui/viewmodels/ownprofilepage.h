// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profilejob.h"
#include "model/account.h"
#include "store/store.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/profilefields.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>
#include <QUrl>
#include <QVariantMap>

namespace asterism::ui {

/// Editing the profile of one own account. What was typed is written down a second later and is
/// there again the next time, until it is saved or discarded.
class OwnProfilePage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.ownProfile()")
    Q_PROPERTY(QString acct READ acct CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::ProfileFields *fields READ fields CONSTANT FINAL)
    /// The server told it; nothing can be edited before.
    Q_PROPERTY(bool ready READ isReady NOTIFY changed FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed FINAL)
    Q_PROPERTY(bool saving READ isSaving NOTIFY changed FINAL)
    /// A picture that was chosen is not there yet: until it is, nothing is saved.
    Q_PROPERTY(bool copying READ isCopying NOTIFY changed FINAL)
    /// Something differs from what the server has.
    Q_PROPERTY(bool dirty READ isDirty NOTIFY changed FINAL)
    /// Some of it was typed before and never saved.
    Q_PROPERTY(bool restored READ isRestored NOTIFY changed FINAL)
    /// What went wrong, in a sentence; mostly empty.
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    /// What the server lets be changed: "name", "bio" … (model/ownprofile.h) are true.
    Q_PROPERTY(QVariantMap offers READ offers NOTIFY changed FINAL)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed FINAL)
    Q_PROPERTY(QString bio READ bio WRITE setBio NOTIFY changed FINAL)
    Q_PROPERTY(QString birthday READ birthday WRITE setBirthday NOTIFY changed FINAL)
    Q_PROPERTY(QString location READ location WRITE setLocation NOTIFY changed FINAL)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed FINAL)
    Q_PROPERTY(QString avatarWords READ avatarWords WRITE setAvatarWords NOTIFY changed FINAL)
    Q_PROPERTY(QString headerWords READ headerWords WRITE setHeaderWords NOTIFY changed FINAL)
    Q_PROPERTY(QString visibility READ visibility WRITE setVisibility NOTIFY changed FINAL)
    Q_PROPERTY(QStringList visibilities READ visibilities NOTIFY changed FINAL)
    /// How many characters are left; only where there is a limit.
    Q_PROPERTY(int nameLeft READ nameLeft NOTIFY changed FINAL)
    Q_PROPERTY(int bioLeft READ bioLeft NOTIFY changed FINAL)
    Q_PROPERTY(bool nameLimited READ isNameLimited NOTIFY changed FINAL)
    Q_PROPERTY(bool bioLimited READ isBioLimited NOTIFY changed FINAL)
    Q_PROPERTY(bool mayAddField READ mayAddField NOTIFY changed FINAL)
    Q_PROPERTY(QString avatar READ avatar NOTIFY changed FINAL) ///< image://…, as it is to be
    Q_PROPERTY(QString header READ header NOTIFY changed FINAL)
    Q_PROPERTY(bool avatarChanged READ isAvatarChanged NOTIFY changed FINAL)
    Q_PROPERTY(bool headerChanged READ isHeaderChanged NOTIFY changed FINAL)
    Q_PROPERTY(bool avatarRemovable READ isAvatarRemovable NOTIFY changed FINAL)
    Q_PROPERTY(bool headerRemovable READ isHeaderRemovable NOTIFY changed FINAL)

public:
    /// `store` outlives it.
    OwnProfilePage(store::Store &store, Ask ask, const Account &account, QObject *parent = nullptr);
    /// What was typed in the last moment is written down, too.
    ~OwnProfilePage() override;

    QString acct() const { return u'@' + m_account.acct; }
    ProfileFields *fields() const { return m_fields; }
    bool isReady() const { return m_ready; }
    bool isLoading() const { return m_loading; }
    bool isSaving() const { return m_saving; }
    bool isCopying() const { return m_copying > 0; }
    bool isDirty() const { return bool(change().parts); }
    bool isRestored() const { return m_restored; }
    QString problem() const { return m_problem; }
    QVariantMap offers() const;
    QString name() const { return m_now.name; }
    void setName(const QString &text) { type(m_now.name, text); }
    QString bio() const { return m_now.bio; }
    void setBio(const QString &text) { type(m_now.bio, text); }
    QString birthday() const { return m_now.birthday; }
    void setBirthday(const QString &text) { type(m_now.birthday, text); }
    QString location() const { return m_now.location; }
    void setLocation(const QString &text) { type(m_now.location, text); }
    QString language() const { return m_now.language; }
    void setLanguage(const QString &text) { type(m_now.language, text); }
    QString avatarWords() const { return m_now.avatarWords; }
    void setAvatarWords(const QString &text) { type(m_now.avatarWords, text); }
    QString headerWords() const { return m_now.headerWords; }
    void setHeaderWords(const QString &text) { type(m_now.headerWords, text); }
    QString visibility() const { return word(m_now.visibility); }
    void setVisibility(const QString &visibility);
    QStringList visibilities() const { return m_rules.visibilities; }
    int nameLeft() const;
    int bioLeft() const;
    bool isNameLimited() const { return m_rules.limits.name > 0; }
    bool isBioLimited() const { return m_rules.limits.bio > 0; }
    bool mayAddField() const;
    QString avatar() const;
    QString header() const;
    bool isAvatarChanged() const { return m_pictures.testFlag(ProfilePart::Avatar); }
    bool isHeaderChanged() const { return m_pictures.testFlag(ProfilePart::Header); }
    bool isAvatarRemovable() const;
    bool isHeaderRemovable() const;

    /// A switch by its name ("locked", "bot" …); false for others.
    Q_INVOKABLE bool truth(const QString &name) const;
    Q_INVOKABLE void setTruth(const QString &name, bool on);
    /// `which`: "avatar" or "header". Copies the file; ends in changed().
    Q_INVOKABLE void choosePicture(const QString &which, const QUrl &file);
    Q_INVOKABLE void removePicture(const QString &which);
    Q_INVOKABLE void keepPicture(const QString &which); ///< the one that is there
    /// Asks the server, again where that failed. Nothing while it is asked.
    Q_INVOKABLE void load();
    /// Ends in saved(), or in a problem and everything as it was typed. Nothing while a picture is
    /// copied.
    Q_INVOKABLE void save();
    /// All as the server has it, and nothing is kept. Nothing while it is being saved.
    Q_INVOKABLE void discard();

Q_SIGNALS:
    void changed();
    void saved();

private:
    /// What differs from the server's, to be sent.
    ProfileChange change() const;
    void type(QString &text, const QString &typed);
    void edited();
    Attachment &picture(ProfilePart which);
    void picked(ProfilePart which, const Result<Attachment> &taken);
    void loaded(const Result<QJsonObject> &answer);
    void restore(const QString &kept);
    void heard(const Result<QJsonObject> &answer);
    void keepDraft();
    QString draftKey() const { return QStringLiteral("profile-draft/") + m_account.id.value; }
    void say(const QString &problem);

    store::Store &m_store;
    Ask m_ask;
    Account m_account;
    ProfileFields *m_fields;
    OwnProfile m_told; ///< as the server has it
    OwnProfile m_now; ///< as it is typed; its fields are those of m_fields
    ProfileRules m_rules;
    ProfileParts m_pictures; ///< which of them are to be others
    Attachment m_avatar;
    Attachment m_header;
    QString m_problem;
    QTimer m_keeping;
    int m_copying = 0; ///< pictures that were chosen and are not there yet
    int m_round = 0; ///< pictures that were chosen before all was discarded are not taken
    bool m_ready = false;
    bool m_loading = false;
    bool m_saving = false;
    bool m_restored = false;
};

} // namespace asterism::ui
