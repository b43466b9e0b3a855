@echo off
rem Kiem tra.cmd: drop workbooks or folders on this file. They are checked, and the marked copies opened.
rem All that the shell obeys is ASCII; what people read stands at the end, in UTF-8, and is read from there.
setlocal EnableExtensions DisableDelayedExpansion
set "self=%~f0"
set "script=%~nx0"
set "before="
for /f "tokens=2 delims=:" %%C in ('chcp') do set "before=%%C"
chcp 65001 >nul
title tally
set "PYTHONUTF8=1"

rem What was dropped stands in the shell's own command line: Explorer puts no quotes around names with an ampersand
rem and without a space, so the arguments would be cut there. Quotes become question marks, which no name can have.
set "rest="
set "typed="
setlocal EnableDelayedExpansion
set "line=!cmdcmdline:"=?!"
set "tail="
for /f "delims=" %%S in ("%script%") do set "tail=!line:*%%S=!"
if "!tail!"=="!line!" goto :typed
if "!tail:~0,1!"=="?" set "tail=!tail:~1!"
if "!tail:~-1!"==" " set "tail=!tail:~0,-1!"
if "!tail:~-1!"=="?" set "tail=!tail:~0,-1!"
for /f "delims=" %%T in ("!tail! ") do endlocal & set "rest=%%T"
goto :gather

:typed
rem Called by hand in a window that is to stay as it is.
endlocal
set "typed=1"
set rest=%*
if defined rest set "rest=%rest:"=?%"

:gather
set "all=%rest%"
set "list="
set "count=0"
set "phase=list"

:next
if not defined rest goto :listed
if "%rest:~0,1%"==" " set "rest=%rest:~1%"& goto :next
set "item="
set "left="
if "%rest:~0,1%"=="?" goto :quoted
for /f "tokens=1*" %%A in ("%rest%") do set "item=%%A"& set "left=%%B"
goto :taken
:quoted
for /f "tokens=1* delims=?" %%A in ("%rest%") do set "item=%%A"& set "left=%%B"
:taken
set "rest=%left%"
if not defined item goto :next
rem A quote after a backslash would be taken for a letter of the name.
if "%item:~-1%"=="\" set "item=%item%."
if "%phase%"=="open" goto :open
set /a count+=1
if %count%==1 set "first=%item%"
set list=%list% "%item%"
goto :next

:listed
if "%phase%"=="open" goto :end
if %count%==0 call :say nothing & goto :end

rem The program: on the PATH and nowhere else, or as a module of a Python that has it.
set "exe="
for %%P in (tally.exe) do set "exe=%%~$PATH:P"
if defined exe set run="%exe%"& goto :found
set "run=py -m hongngu_tally"
%run% --version >nul 2>nul && goto :found
set "run=python -m hongngu_tally"
%run% --version >nul 2>nul && goto :found
call :say missing
goto :end

:found
call :say working
echo.
%run% validate%list% --annotate
set "code=%errorlevel%"
echo.
if %code% gtr 1 call :say failed & goto :end
rem Three copies are opened at most; more of them are found in their folder.
set "phase=open"
set "rest=%all%"
goto :next

:open
set "at="
for %%F in ("%item%") do set "at=%%~aF"
if "%at:~0,1%"=="d" start "" "%item%"& goto :next
if %count% gtr 3 (
  for %%F in ("%first%") do start "" "%%~dpF."
  goto :end
)
set "copy="
for %%F in ("%item%") do (
  for %%S in (.xlsx .xlsm) do (
    if exist "%%~dpnF.kiem-tra%%S" set "copy=%%~dpnF.kiem-tra%%S"
    if exist "%%~fF.kiem-tra%%S" set "copy=%%~fF.kiem-tra%%S"
  )
)
if defined copy start "" "%copy%"
goto :next

:say
rem The lines at the end of this file that begin with the given word.
for /f "usebackq tokens=1*" %%A in ("%self%") do if "%%A"=="#%1" echo %%B
exit /b 0

:end
echo.
call :say close
pause >nul
rem Without this, what stands behind an ampersand in a dropped name would be run now.
if not defined typed exit
chcp %before% >nul 2>nul
exit /b

#nothing Hãy kéo tệp danh sách (hoặc cả thư mục) rồi thả lên biểu tượng của tệp này.
#nothing Chương trình kiểm tra từng tệp và mở bản đánh dấu những ô cần sửa; tệp gốc giữ nguyên.
#working Đang kiểm tra, xin đợi...
#failed Chưa kiểm tra được. Lý do nêu ở trên.
#missing Máy này chưa cài chương trình tally (hoặc cài rồi nhưng chưa mở lại cửa sổ).
#missing Cách cài: mở hướng dẫn cai-dat-windows.md, hoặc nhờ người phụ trách máy chạy lệnh: py -m pip install hongngu-tally
#close Bấm phím bất kỳ để đóng cửa sổ này.
